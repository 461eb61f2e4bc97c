"""Joining a case that grows: what added documents reach, found anew and put in place of what was there.

The rules of joining stand in `vaka.joining`; here they are applied to the components that a change reaches, over the
indexes of the store. See docs/scale.md.
"""

from vaka.growing.grow import grow, join_version

__all__ = ["grow", "join_version"]
