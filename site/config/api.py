"""The API, version 1: one router a room."""

from ninja import NinjaAPI

api = NinjaAPI(title="Ngalam Kreator", version="1.0.0", urls_namespace="api-v1")
