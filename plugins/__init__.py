"""The rooms of Kabar Kota; `docs/architecture.md` says what each is for."""
