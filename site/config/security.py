"""The content security policy, strict on our pages and lighter where others wrote them."""

from csp.middleware import CSPMiddleware

# Wagtail's admin and the API's own documentation page use inline scripts and styles.
WRITTEN_BY_OTHERS = ("/cms/", "/api/v1/docs")


class PolicyMiddleware(CSPMiddleware):
    """Sends the policy of settings on every page of ours."""

    def process_response(self, request, response):
        if request.path.startswith(WRITTEN_BY_OTHERS):
            return response
        return super().process_response(request, response)
