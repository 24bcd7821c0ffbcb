"""Text: small readers that several phases need: YAML, literals of JavaScript, ranges of numbers, suggestions."""
