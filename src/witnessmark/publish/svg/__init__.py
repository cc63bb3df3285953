"""Pictures of the record as plain SVG, made once and shared by page, PDF and EPUB: map, timeline, source tree.

Every shape carries a class (for the page's dark mode) and the light palette as attributes (for paper). No style
attributes, no script, no outside reference: they pass the strictest content policy.
"""

from witnessmark.publish.svg.map import detail_svg, map_svg
from witnessmark.publish.svg.timeline import timeline_svg
from witnessmark.publish.svg.tree import tree_svg

__all__ = ["detail_svg", "map_svg", "timeline_svg", "tree_svg"]
