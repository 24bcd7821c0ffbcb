"""Mermaid options: the names of settings and themes. Source: Mermaid's "Config Schema", version 11."""

from __future__ import annotations

__all__ = ["SETTINGS", "THEMES"]

THEMES = ("default", "base", "dark", "forest", "neutral", "null", "neo", "neo-dark", "redux", "redux-dark")

SETTINGS = tuple(
    (
        "theme look layout flowchart sequence gantt class state er pie journey timeline mindmap gitGraph fontFamily "
        "fontSize themeVariables themeCSS darkMode htmlLabels wrap securityLevel handDrawnSeed maxTextSize maxEdges "
        "elk altFontFamily logLevel startOnLoad arrowMarkerAbsolute secure legacyMathML forceLegacyMathML "
        "deterministicIds deterministicIDSeed swimlane quadrantChart xyChart requirement architecture ishikawa "
        "kanban c4 sankey packet block eventmodeling treeView treemap radar venn cynefin railroad zenuml "
        "dompurifyConfig markdownAutoWrap suppressErrorRendering"
    ).split()
)
