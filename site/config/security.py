"""The content security policy, strict on our pages and lighter where others wrote them."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware

# Wagtail's admin and the translator's screen write scripts and styles into their pages; they
# fetch nothing from elsewhere, so only that is allowed.
EDITORS_PLACE = "/cms/"
INLINE = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
}
# The API's documentation page brings its script from another host.
WITHOUT = "/api/v1/docs"


class PolicyMiddleware(CSPMiddleware):
    """Sends the policy of settings on every page of ours."""

    def process_response(self, request, response):
        if request.path.startswith(WITHOUT):
            return response
        if request.path.startswith(EDITORS_PLACE):
            response._csp_update = INLINE | getattr(response, "_csp_update", {})
        return super().process_response(request, response)
