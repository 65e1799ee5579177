"""Install a small game: find its newest build, fetch it in pieces, check every byte."""

from tempfile import mkdtemp

from gog_galaxy_client import GogGalaxy

SANDBOX = "http://127.0.0.1:8000/gog_galaxy"
GAME = 1949616134

with GogGalaxy(base_url=SANDBOX, token="sandbox-access-anna") as galaxy:  # a sample token
    build = galaxy.builds.latest(GAME, "windows")
    if build is None:
        raise SystemExit("There is none for this system")
    print(f"{galaxy.products.get(GAME).title} {build.version_name}, build {build.build_id}")

    files = [entry.path for entry in galaxy.depots.iter_files(build, languages=["en-US"])]
    print(f"It has {len(files)} files and folders, such as {files[1]}")

    done = galaxy.depots.install(build, mkdtemp(), languages=["en-US"], workers=4)  # again: go on, mend
    print(f"Installed {len(done.written)} files, {done.size} bytes, in {done.folder}")
