"""What a visitor chose for the look: the theme, and whether to save data.

Both live in a cookie that the server reads, so that a page arrives as chosen: no flash of the
other theme, no script needed, nothing about the choice in the database.
"""

THEME_COOKIE = "tema"
DATA_COOKIE = "hemat"
THEMES = ("light", "dark")


def chosen_theme(context):
    """ "light", "dark", or "" where the device decides."""
    request = context.get("request")
    theme = request.COOKIES.get(THEME_COOKIE, "") if request else ""
    return theme if theme in THEMES else ""


def saving_data(context):
    """Whether to send as little as possible: chosen here, or asked for by the browser."""
    request = context.get("request")
    if request is None:
        return False
    chosen = request.COOKIES.get(DATA_COOKIE)
    if chosen in ("0", "1"):
        return chosen == "1"
    return request.headers.get("Save-Data", "").lower() == "on"
