"""Font metrics: how wide and high well-known families of the web are, as facts for stand-ins.

The numbers are hundredths of an em, measured in the fonts: the mean width of a letter in running text, regular and
bold, and the line's ascent, descent and gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

__all__ = ["METRICS", "Kind", "Metrics"]

Kind = Literal["sans", "serif", "mono"]


class Metrics(NamedTuple):
    """Sizes of a family, in hundredths of an em."""

    kind: Kind
    width: float
    bold_width: float
    ascent: float
    descent: float
    gap: float


METRICS: Mapping[str, Metrics] = {
    "Alegreya": Metrics("serif", 41, 41.6, 101.6, 34.5, 0),
    "Anonymous Pro": Metrics("mono", 54.6, 54.6, 81.8, 18.2, 0),
    "Archivo": Metrics("sans", 44, 47.2, 87.8, 21, 0),
    "Arvo": Metrics("serif", 48.8, 51.9, 96.1, 24.7, 2.7),
    "Asap": Metrics("sans", 44.2, 44.2, 93.4, 21.2, 0),
    "Assistant": Metrics("sans", 41.4, 43.9, 102.1, 28.7, 0),
    "Atkinson Hyperlegible": Metrics("sans", 44.3, 48.1, 95, 29, 0),
    "Barlow": Metrics("sans", 43.1, 44.4, 100, 20, 0),
    "Bebas Neue": Metrics("sans", 34.2, 34.2, 90, 30, 0),
    "Bitter": Metrics("serif", 46.5, 47.4, 93.5, 26.5, 0),
    "Cabin": Metrics("sans", 42.2, 43.1, 96.5, 25, 0),
    "Cardo": Metrics("serif", 42.7, 46.4, 99, 36.4, 0),
    "Cascadia Code": Metrics("mono", 58.6, 58.6, 92.8, 23.4, 0),
    "Catamaran": Metrics("sans", 41.1, 43.8, 110, 54, 0),
    "Comfortaa": Metrics("sans", 52.4, 52.8, 88.1, 23.4, 0),
    "Cormorant Garamond": Metrics("serif", 39.4, 39.8, 92.4, 28.7, 0),
    "Courier Prime": Metrics("mono", 60, 60, 78.1, 34.2, 0),
    "Crimson Pro": Metrics("serif", 40, 42.7, 89.6, 21.5, 0),
    "Crimson Text": Metrics("serif", 39.6, 43.3, 94.9, 35.1, 0),
    "DM Mono": Metrics("mono", 60, 60, 99.2, 31, 0),
    "DM Sans": Metrics("sans", 46.6, 49.3, 99.2, 31, 0),
    "DM Serif Display": Metrics("serif", 44.6, 44.6, 103.6, 33.5, 0),
    "Domine": Metrics("serif", 48.5, 49.5, 90, 24, 0),
    "Dosis": Metrics("sans", 37.7, 40.6, 102.7, 23.7, 0),
    "EB Garamond": Metrics("serif", 38.5, 42.4, 100.7, 29.8, 0),
    "Exo 2": Metrics("sans", 45.5, 47.4, 99.9, 20.1, 0),
    "Figtree": Metrics("sans", 44.9, 46.3, 95, 25, 0),
    "Fira Code": Metrics("mono", 60, 60, 99, 32.2, 0),
    "Fira Mono": Metrics("mono", 60, 60, 93.5, 26.5, 0),
    "Fira Sans": Metrics("sans", 45.8, 45.9, 93.5, 26.5, 0),
    "Geist Mono": Metrics("mono", 60, 60, 100.5, 29.5, 0),
    "Geist": Metrics("sans", 46.7, 49.9, 100.5, 29.5, 0),
    "Heebo": Metrics("sans", 44.5, 45.3, 104.8, 42.1, 0),
    "Hind": Metrics("sans", 42.9, 45.5, 105.5, 54.6, 0),
    "IBM Plex Mono": Metrics("mono", 60, 60, 102.5, 27.5, 0),
    "IBM Plex Sans": Metrics("sans", 45.1, 47.3, 102.5, 27.5, 0),
    "IBM Plex Serif": Metrics("serif", 47.3, 49.6, 102.5, 27.5, 0),
    "Inconsolata": Metrics("mono", 50, 50, 85.9, 19, 0),
    "Inter Tight": Metrics("sans", 43, 46.1, 96.9, 24.1, 0),
    "Inter": Metrics("sans", 47.8, 49.2, 96.9, 24.1, 0),
    "JetBrains Mono": Metrics("mono", 60, 60, 102, 30, 0),
    "Josefin Sans": Metrics("sans", 45.6, 48.5, 75, 25, 0),
    "Karla": Metrics("sans", 45.6, 47.9, 91.7, 25.2, 0),
    "Lato": Metrics("sans", 43.5, 44.5, 98.7, 21.3, 0),
    "Lexend": Metrics("sans", 49, 51.9, 100, 25, 0),
    "Libre Baskerville": Metrics("serif", 51.7, 53, 97, 27, 0),
    "Libre Franklin": Metrics("sans", 46.5, 48.1, 96.6, 24.6, 0),
    "Lora": Metrics("serif", 46.8, 48.2, 100.6, 27.4, 0),
    "Manrope": Metrics("sans", 46, 48.5, 106.6, 30, 0),
    "Martian Mono": Metrics("mono", 70, 70, 100, 20, 0),
    "Merriweather Sans": Metrics("sans", 47.4, 49.3, 98.4, 27.3, 0),
    "Merriweather": Metrics("serif", 48.5, 49.9, 98.4, 27.3, 0),
    "Montserrat": Metrics("sans", 50.3, 53, 96.8, 25.1, 0),
    "Mulish": Metrics("sans", 46.4, 48.2, 100.5, 25, 0),
    "Noto Sans Mono": Metrics("mono", 60, 60, 106.9, 29.3, 0),
    "Noto Sans": Metrics("sans", 47.4, 50.3, 106.9, 29.3, 0),
    "Noto Serif": Metrics("serif", 48.1, 51.2, 106.9, 29.3, 0),
    "Nunito Sans": Metrics("sans", 45.2, 47, 101.1, 35.3, 0),
    "Nunito": Metrics("sans", 45.2, 47, 101.1, 35.3, 0),
    "Open Sans": Metrics("sans", 46.9, 50.3, 106.9, 29.3, 0),
    "Oswald": Metrics("sans", 36.3, 41.1, 119.3, 28.9, 0),
    "Outfit": Metrics("sans", 44.5, 46.1, 100, 26, 0),
    "Overpass": Metrics("sans", 44.9, 47.1, 88.3, 38.3, 0),
    "Oxygen": Metrics("sans", 45.1, 47.7, 102.7, 23.6, 0),
    "Playfair Display": Metrics("serif", 45.2, 46.3, 108.2, 25.1, 0),
    "Plus Jakarta Sans": Metrics("sans", 46.8, 48.4, 103.8, 22.2, 0),
    "Poppins": Metrics("sans", 50, 51.5, 105, 35, 10),
    "PT Mono": Metrics("mono", 60, 60, 88.5, 23.5, 0),
    "PT Sans": Metrics("sans", 43.1, 43.1, 101.8, 27.6, 0),
    "PT Serif": Metrics("serif", 44.8, 48.4, 103.9, 28.6, 0),
    "Public Sans": Metrics("sans", 46.8, 47.9, 95, 22.5, 0),
    "Quicksand": Metrics("sans", 46.5, 48.9, 100, 25, 0),
    "Raleway": Metrics("sans", 46.3, 48.1, 94, 23.4, 0),
    "Red Hat Display": Metrics("sans", 44.2, 46.4, 101.8, 30.5, 0),
    "Red Hat Text": Metrics("sans", 44.7, 49.5, 101.8, 30.5, 0),
    "Roboto Condensed": Metrics("sans", 39.6, 40.3, 92.8, 24.4, 0),
    "Roboto Mono": Metrics("mono", 60, 60, 104.8, 27.1, 0),
    "Roboto Serif": Metrics("serif", 51.6, 54.3, 92.7, 24.4, 0),
    "Roboto Slab": Metrics("serif", 47.5, 48, 104.8, 27.1, 0),
    "Roboto": Metrics("sans", 44.5, 45.2, 92.8, 24.4, 0),
    "Rubik": Metrics("sans", 46.8, 50.1, 93.5, 25, 0),
    "Sora": Metrics("sans", 50.7, 51.7, 97, 29, 0),
    "Source Code Pro": Metrics("mono", 60, 60, 98.4, 27.3, 0),
    "Source Sans 3": Metrics("sans", 41.8, 44.3, 102.4, 40, 0),
    "Source Sans Pro": Metrics("sans", 41.8, 44.3, 98.4, 27.3, 0),
    "Source Serif 4": Metrics("serif", 47.9, 49.4, 103.6, 33.5, 0),
    "Source Serif Pro": Metrics("serif", 47.9, 49.4, 103.6, 33.5, 0),
    "Space Grotesk": Metrics("sans", 48.9, 49, 98.4, 29.2, 0),
    "Space Mono": Metrics("mono", 61.2, 61.2, 112, 36.1, 0),
    "Spectral": Metrics("serif", 44.6, 46.4, 105.9, 46.3, 0),
    "Titillium Web": Metrics("sans", 42.1, 43.5, 113.3, 38.8, 0),
    "Ubuntu Mono": Metrics("mono", 50, 50, 83, 17, 0),
    "Ubuntu": Metrics("sans", 45.5, 48, 93.2, 18.9, 2.8),
    "Urbanist": Metrics("sans", 44.1, 45.9, 95, 25, 0),
    "Victor Mono": Metrics("mono", 60, 60, 110, 25, 0),
    "Vollkorn": Metrics("serif", 43.8, 47.3, 95.2, 44.1, 0),
    "Work Sans": Metrics("sans", 49.9, 50.2, 93, 24.3, 0),
    "Zilla Slab": Metrics("serif", 43.4, 44.3, 94.4, 25.6, 0),
}
