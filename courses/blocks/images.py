"""A picture out of the image library, with its description."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.blocks import ImageBlock


class DescribedImageBlock(ImageBlock):
    """Wagtail's image block, whose first field has no name that can be translated."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"].label = _("Image")
