# SPDX-License-Identifier: EUPL-1.2
"""What arrives as a file stays in memory: never in the clear on a disk, and never more than is allowed."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class InGeheugen(FileUploadHandler):
    """The only handler of uploads. Of a file that is too large the rest is read and forgotten: the form says so."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.buffer, self.past = BytesIO(), True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.past and start + len(raw_data) > settings.DOCUMENT_MAX_BYTES:
            self.buffer, self.past = BytesIO(), False
        if self.past:
            self.buffer.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        self.buffer.seek(0)
        return UploadedFile(
            file=self.buffer,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
        )
