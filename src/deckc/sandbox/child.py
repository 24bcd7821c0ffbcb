"""Child: the program in which engines run. It is started by its path, and imports nothing of deckc.

In, on standard input: requests, each a line `context seconds memory stack length settle`, a line of contexts that are
no more wanted, and a program of JavaScript, `length` bytes long. `settle`: promises are settled, and the answer is the
global `answer`. Out: answers, each a line `state seconds length` and a text.
States: `done`, with the completion value; `failed`, with the exception; `overflow` of the stack; `invalid`, a text that
the engine does not take.

The engine looks at the clock between its own instructions. A built-in function that takes long is one instruction: on
POSIX the operating system ends this program then, elsewhere the parent does.
"""

from __future__ import annotations

import signal
import sys
import threading
from time import thread_time

TYPE_CHECKING = False  # `typing` takes long to import
if TYPE_CHECKING:
    from _quickjs import Context

GRACE_S = 0.2  # of processor time, besides twice what is allowed


def main() -> None:
    """`sys.argv`: the folder of the engine's package, and the size of the stack in bytes."""
    sys.path.append(sys.argv[1])
    threading.stack_size(int(sys.argv[2]))
    worker = threading.Thread(target=serve)
    worker.start()
    worker.join()


def serve() -> None:
    from _quickjs import Context, JSException, StackOverflow  # `quickjs` itself adds what takes long to import

    contexts: dict[bytes, Context] = {}
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.readline():
        for unwanted in source.readline().split():
            contexts.pop(unwanted, None)
        number, seconds, memory, stack, length, settle = head.split()
        code = source.read(int(length)).decode("utf-8", "surrogatepass")
        if number not in contexts:
            contexts[number] = Context()
            contexts[number].set_memory_limit(int(memory))
            contexts[number].set_max_stack_size(int(stack))
        start = thread_time()
        limit(2 * float(seconds) + GRACE_S)
        try:
            state, text = "done", evaluated(contexts[number], code, float(seconds), settle == b"1")
        except StackOverflow as error:
            state, text = "overflow", str(error)
        except JSException as error:
            state, text = "failed", str(error)
        except ValueError as error:
            state, text = "invalid", str(error)
        limit(0)
        data = text.encode("utf-8", "surrogatepass")
        sink.write(f"{state} {thread_time() - start:.6f} {len(data)}\n".encode() + data)
        sink.flush()


def evaluated(context: Context, code: str, seconds: float, settle: bool) -> str:
    """The completion value, or the global `answer` when promises have settled."""
    context.set_time_limit(seconds)
    value = context.eval(code)
    if settle:
        while context.execute_pending_job():
            pass
        value = context.eval("answer")
    return "" if value is None else str(value)


def limit(seconds: float) -> None:
    """Ends this program after so much of the processor's time; 0: never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)  # nobody handles SIGPROF


if __name__ == "__main__":
    main()
