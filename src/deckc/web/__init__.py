"""Web: pages and what they load: a page in a frame with its files, a site as one file, a list of decks."""
