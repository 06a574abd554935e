from courses.forms import PageForm
from courses.own_language import choose_in_own_language
from courses.publishing import SecondReaderTester


class ShownPage:
    """A content page that tells the request what it shows, so that the frame around it (the
    language switch) can find the same page in the other language."""

    base_form_class = PageForm
    # While a draft is kept by its form (`PageForm`), unfinished things are nobody's mistake.
    is_draft = False

    def permissions_for_user(self, user):
        return SecondReaderTester(user, self)

    def clean(self):
        choose_in_own_language(self)
        super().clean()

    def get_context(self, request, *args, **kwargs):
        request.shown_page = self
        return super().get_context(request, *args, **kwargs)
