"""Worker: KaTeX in a process of its own, see `engine.py`. Run as a script, with the file of `pykatex` as its argument.

In: a line of JSON a formula, `[tex, options]`. Out: a line, `{"html": …}` or `{"error": message}`.
After an error the process ends: what `pykatex` does with exceptions leaves its memory damaged.
"""

import json
import os
import sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location

MEMORY = 1 << 30  # bytes


def limit_memory() -> None:
    try:
        import resource  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, OSError, ValueError):
        pass


def main(file: str) -> None:
    limit_memory()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # KaTeX writes warnings of its own there
    spec = spec_from_file_location("pykatex", file, loader=ExtensionFileLoader("pykatex", file))
    assert spec is not None
    pykatex = module_from_spec(spec)
    for line in sys.stdin:
        tex, options = json.loads(line)
        try:
            answer = {"html": pykatex.renderToString(tex, **options)}
        except Exception as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), file=answers, flush=True)
        if "error" in answer:
            os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1])
