"""The pictures of `public/`: one module a picture, each with one function that returns a canvas or SVG text."""
