import gc

import pytest

from kg.garbage import no_searches


@pytest.fixture(autouse=True)
def searched() -> None:
    assert gc.isenabled()


def test_nothing_is_searched_meanwhile_and_all_is_afterwards() -> None:
    with no_searches():
        assert not gc.isenabled()
        with no_searches():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_also_after_an_error() -> None:
    @no_searches()
    def fails() -> None:
        raise ValueError("whatever")

    with pytest.raises(ValueError, match="whatever"):
        fails()
    assert gc.isenabled()
