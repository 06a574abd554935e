"""A whole course as one file, `<slug>.ngalam.zip`, and back (docs/adr/0021).

    course.json       pages in tree order with all languages, and what they refer to
    images/1.svg      as it was uploaded; documents/, films/ and captions/ likewise

What a page refers to is named by what it is called in the file (`images/1.svg`, `films/1`, the
translation key of a page, the key of a platform profile), never by an id of one database.
"""
