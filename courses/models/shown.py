class ShownPage:
    """A content page that tells the request what it shows, so that the frame around it (the
    language switch) can find the same page in the other language."""

    def get_context(self, request, *args, **kwargs):
        request.shown_page = self
        return super().get_context(request, *args, **kwargs)
