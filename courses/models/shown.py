from courses.own_language import choose_in_own_language
from courses.publishing import SecondReaderTester


class ShownPage:
    """A content page that tells the request what it shows, so that the frame around it (the
    language switch) can find the same page in the other language."""

    def permissions_for_user(self, user):
        return SecondReaderTester(user, self)

    def clean(self):
        choose_in_own_language(self)
        super().clean()

    def get_context(self, request, *args, **kwargs):
        request.shown_page = self
        return super().get_context(request, *args, **kwargs)
