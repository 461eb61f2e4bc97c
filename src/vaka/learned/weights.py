"""Loads a head's weights, which stand beside this file with their provenance and their checksum.

`names.npz` has the matrices as float16; `names.toml` says what they were trained on, by which command, and the
SHA-256 of the matrices' file. `tools/train_names.py` writes both.
"""

from __future__ import annotations

import hashlib
import io
import tomllib
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from vaka.errors import VakaError
from vaka.learned.head import Head

__all__ = ["FOLDER", "HeadError", "HeadFacts", "head_digest", "load_head"]

FOLDER = Path(__file__).parent


class HeadError(VakaError):
    """A head's weights are missing, damaged or of another shape."""


class HeadFacts(BaseModel):
    """What `NAME.toml` says of the weights beside it.

    Attributes:
        sha256: Of the file of matrices.
        labels: IOB2 labels in the order of the columns.
        trained_on: The data, with their licences.
        command: What trained it.
        known_problems: What it does badly.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    sha256: str
    labels: tuple[str, ...]
    trained_on: tuple[str, ...]
    command: str
    known_problems: tuple[str, ...]


def head_facts(name: str, folder: Path = FOLDER) -> HeadFacts:
    """The provenance of a head.

    Raises:
        HeadError: It is missing or says something else than it should.
    """
    path = folder / f"{name}.toml"
    try:
        return HeadFacts.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise HeadError(
            f"{path}: the facts of the learned head cannot be read; install Vaka anew."
        ) from error


def head_digest(name: str) -> str:
    """The checksum that tells one training of a head from another, in hexadecimal."""
    return head_facts(name).sha256


def load_head(name: str, folder: Path = FOLDER) -> Head:
    """The head of this name, ready to label.

    Args:
        name: File name without its ending.
        folder: Where its two files stand.

    Raises:
        HeadError: The files are missing, or the matrices are not those that the facts vouch for.
    """
    facts = head_facts(name, folder)
    path = folder / f"{name}.npz"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise HeadError(f"{path}: the weights of the learned head are missing; install Vaka anew.") from error
    if hashlib.sha256(content).hexdigest() != facts.sha256:
        raise HeadError(f"{path}: the weights of the learned head are damaged (their checksum differs).")
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        parts = {key: np.asarray(arrays[key], np.float32) for key in ("w1", "b1", "w2", "b2")}
    if parts["w2"].shape[1] != len(facts.labels):
        raise HeadError(f"{path}: {parts['w2'].shape[1]} columns for {len(facts.labels)} labels.")
    return Head(facts.labels, (parts["w1"], parts["b1"]), (parts["w2"], parts["b2"]))
