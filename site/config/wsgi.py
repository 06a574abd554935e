import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from demo.guard import refuse_demo_in_production  # noqa: E402  (needs the apps)
from lms.enrolment.nik_guard import refuse_nik_without_keys  # noqa: E402

refuse_demo_in_production()
refuse_nik_without_keys()
