"""The API, version 1: one router a room, one door, one way to say no."""

import json

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from ninja import NinjaAPI, Router
from ninja.openapi.docs import Swagger
from ninja.throttling import UserRateThrottle

from config.api_access import SECURITY_SCHEMES, guarded
from config.problems import FieldProblem, Problem, answers_for
from courses.api import router as courses
from lms.assessment.api import router as assessment
from lms.assessment.api_gradebook import router as gradebook
from lms.enrolment.api import router as enrolment
from lms.learning.api import router as learning
from lms.learning.api_questions import router as questions
from lms.outcomes.api import router as outcomes
from lms.people.access import ANYONE, access
from lms.people.api import router as people
from media_tools.api import router as media

RATE = getattr(settings, "API_RATE", "600/m")  # requests of one person, or of one address

DESCRIPTION = """
What the site can do, for other applications of the city. Sign in with a key
(`Authorization: Bearer ...`, made at `/akun/token/`) or with the session of the site.
Words come in Indonesian or English, as `Accept-Language` asks. Failures are problem documents
(RFC 9457). What is not for you looks as if it were not there (404). Lists take `limit` and
`offset`. Videos are uploaded resumably to `/unggah/` (tus 1.0).
"""


class Docs(Swagger):
    """ninja's page from our own disk, with the CSRF token, so that a signed-in reader can try
    out writing too."""

    def render_page(self, request, api, **kwargs):
        settings_of_page = {**self.settings, "url": self.get_openapi_url(api, kwargs)}
        context = {"swagger_settings": json.dumps(settings_of_page), "api": api, "add_csrf": True}
        return render(request, self.template, context)


class Api(NinjaAPI):
    def get_openapi_schema(self, **kwargs):
        schema = super().get_openapi_schema(**kwargs)
        components = schema["components"]
        components["securitySchemes"] = SECURITY_SCHEMES
        template = "#/components/schemas/{model}"
        document = Problem.model_json_schema(ref_template=template)
        document.pop("$defs")
        components["schemas"] |= {
            "Problem": document,
            "FieldProblem": FieldProblem.model_json_schema(ref_template=template),
        }
        return schema


api = Api(
    title="Ngalam Kreator",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="api-v1",
    docs=Docs(),
    docs_decorator=access(ANYONE),
    throttle=UserRateThrottle(RATE),
)
api.add_decorator(guarded, mode="view")
answers_for(api)

for room, router in (
    ("courses", courses),
    ("people", people),
    ("enrolment", enrolment),
    ("learning", learning),
    ("questions", questions),
    ("media", media),
    ("assessment", assessment),
    ("assessment", gradebook),
    ("outcomes", outcomes),
):
    api.add_router("", router, tags=[room])

nowhere = Router()


@nowhere.api_operation(
    ["GET", "POST", "PUT", "PATCH", "DELETE"],
    "/{path:address}",
    operation_id="nowhere",
    include_in_schema=False,
)
@access(ANYONE)
def no_such_address(request, address: str):
    """Below /api/ what does not exist is a problem document too, never a page."""
    raise Http404


api.add_router("", nowhere)
