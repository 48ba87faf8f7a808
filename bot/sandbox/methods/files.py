"""Files that a call brings along or names by an identifier."""

from typing import Any

from bot.sandbox.errors import Refusal, bad_request
from bot.sandbox.images import picture_size
from bot.sandbox.params import Params, Upload
from bot.sandbox.state import Json, State, StoredFile

MOST_UPLOADED = 50 * 2**20
MOST_DOWNLOADED = 20 * 2**20
MOST_IN_PHOTO = 10 * 2**20


def take(state: State, params: Params, kind: str, value: Any, field: str) -> Json:
    """The file that `value` (an identifier, `attach://name`) or the upload `field` means, as `kind` of a Message."""
    upload = params.files.get(field)
    if isinstance(value, str) and value.startswith("attach://"):
        upload = params.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"can't find attached file {value.removeprefix('attach://')}")
    if upload is not None:
        return describe(_store(state, kind, upload))
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    stored = state.files.get(str(value))
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
    return describe(stored)


def _store(state: State, kind: str, upload: Upload) -> StoredFile:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > MOST_UPLOADED:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo":
        size = picture_size(upload.content)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if len(upload.content) > MOST_IN_PHOTO:
            raise bad_request("file is too big")
        if sum(size) > 10_000 or not max(size) <= 20 * min(size):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return state.keep(kind, upload.name, upload.content, upload.mime)


def describe(file: StoredFile) -> Json:
    """The field of a Message that shows this file: `document` or `photo`."""
    common = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content)}
    if file.kind == "photo":
        width, height = picture_size(file.content) or (800, 600)
        return {"photo": [{**common, "width": width, "height": height}]}
    return {"document": {**common, "file_name": file.name, "mime_type": file.mime}}
