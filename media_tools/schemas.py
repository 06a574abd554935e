"""Videos, what was measured of them and what was found, as the API tells it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field


class VideoOut(Schema):
    id: UUID
    filename: str
    size: int = Field(description="Bytes")
    state: str
    state_text: str
    verdict: str = Field(description="pass, warn, fail, or empty while it is not judged")
    created_at: datetime
    judged_at: datetime | None

    @staticmethod
    def resolve_state_text(video) -> str:
        return video.get_state_display()


class FindingOut(Schema):
    code: str
    severity: str
    headline: str = Field(description="What is seen")
    advice: str = Field(description="What to do about it")
    start: float | None = Field(description="Seconds; none when it is about the whole video")
    end: float | None
    repair: str

    @classmethod
    def of(cls, finding, words) -> "FindingOut":
        return cls(
            code=finding.code,
            severity=finding.severity,
            headline=words.headline,
            advice=words.advice,
            start=finding.start,
            end=finding.end,
            repair=finding.repair or "",
        )


class SourceOut(Schema):
    url: str
    bytes: int
    content_type: str
    width: int | None
    height: int | None


class VideoDetailOut(Schema):
    video: VideoOut
    percent: int = Field(description="Measured work done: of the upload, then of the check")
    stage: str = Field(description="What is being done now, in words")
    reason: str = Field(description="Why it was refused or failed, in words")
    profile: str | None
    measured: dict[str, Any] | None
    findings: list[FindingOut]
    sources: dict[str, SourceOut] = Field(description="Files to play, by kind")

    @staticmethod
    def resolve_profile(state) -> str | None:
        return state.video.profile.slug if state.video.profile else None

    @staticmethod
    def resolve_stage(state) -> str:
        running = (stage["text"] for stage in state.stages if stage["state"] == "now")
        return str(next(running, state.waiting))

    @staticmethod
    def resolve_measured(state) -> dict | None:
        return state.video.measurements

    @staticmethod
    def resolve_findings(state) -> list[FindingOut]:
        return [FindingOut.of(finding, words) for finding, words in state.findings]
