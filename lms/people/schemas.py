"""People and regions as the API tells them."""

from datetime import date
from uuid import UUID

from ninja import Schema
from pydantic import Field

from .access import roles_of
from .identity_numbers import masked_nik
from .uploading import upload_refusal


class RegionOut(Schema):
    code: str = Field(description="Of the Ministry of Home Affairs' list")
    name: str
    level: str
    parent: str | None

    @staticmethod
    def resolve_parent(region) -> str | None:
        return region.parent_id


class MeOut(Schema):
    id: UUID
    name: str
    email: str | None
    phone: str | None
    language: str
    birth_date: date | None
    is_minor: bool
    kelurahan: RegionOut | None
    roles: list[str]
    upload_refusal: str | None = Field(description="Why no video may be uploaded now")
    nik: str | None = Field(description="Masked but for its last two digits; null: none is kept")

    @staticmethod
    def resolve_nik(person) -> str | None:
        return masked_nik(person)

    @staticmethod
    def resolve_id(person) -> UUID:
        return person.public_id

    @staticmethod
    def resolve_roles(person) -> list[str]:
        return sorted(roles_of(person))

    @staticmethod
    def resolve_upload_refusal(person) -> str | None:
        reason = upload_refusal(person)
        return str(reason) if reason else None
