"""A stand-in for the server, for your own tests.

```python
server = FakeServer()
server.answer("group.verb", status=503, times=1)
client = GogGalaxy(transport=server.transport, …)
```
"""

# Generated from specs/gog_galaxy.yaml by `python -m generator`. Do not edit.

from __future__ import annotations

from typing import Any

from . import client as _client
from ._runtime.operation import Operation
from ._runtime.testing import Call, Example
from ._runtime.testing import FakeServer as _FakeServer

__all__ = ["EXAMPLES", "Call", "Example", "FakeServer"]

EXAMPLES: dict[str, list[Example]] = {
    "auth.authorize": [
        Example(302, "empty", "", ""),
    ],
    "auth.token": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"expires_in": 3600, "scope": "", "token_type": "bearer", "access_token": "exampleAccess", "user_id": "40000000000000001", "refresh_token": "exampleRefresh", "session_id": "6000000000000000001"}',
        ),
        Example(
            200,
            "of_a_game",
            "application/json",
            '{"expires_in": 3600, "scope": null, "token_type": "bearer", "access_token": "exampleGameAccess", "user_id": "40000000000000001", "refresh_token": "exampleGameRefresh", "session_id": "6000000000000000002"}',
        ),
        Example(
            400,
            "invalid_request",
            "application/json",
            '{"error": "invalid_request", "error_description": "Missing parameter"}',
        ),
        Example(
            400,
            "invalid_grant",
            "application/json",
            '{"error": "invalid_grant", "error_description": "Invalid refresh token"}',
        ),
        Example(
            400,
            "unsupported_grant_type",
            "application/json",
            '{"error": "unsupported_grant_type", "error_description": "Unsupported grant type"}',
        ),
        Example(
            401,
            "invalid_client",
            "application/json",
            '{"error": "invalid_client", "error_description": "The client credentials are invalid"}',
        ),
    ],
    "products.get": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"id": 1000000001, "title": "Example Game", "purchase_link": "https://www.gog.com/checkout/manual/1000000001", "slug": "example_game", "content_system_compatibility": {"windows": true, "osx": false, "linux": false}, "languages": {"en": "English"}, "links": {"purchase_link": "https://www.gog.com/checkout/manual/1000000001", "product_card": "https://www.gog.com/game/example_game", "support": "https://www.gog.com/support/example_game", "forum": "https://www.gog.com/forum/example"}, "in_development": {"active": false, "until": null}, "is_secret": false, "is_installable": true, "game_type": "game", "is_pre_order": false, "release_date": "2014-05-13T18:00:00+0300", "images": {"background": "//images-1.gog.com/aa.jpg", "logo": "//images-1.gog.com/bb_glx_logo.jpg", "logo2x": "//images-1.gog.com/bb_glx_logo_2x.jpg", "icon": "//images-1.gog.com/cc.png", "sidebarIcon": "//images-1.gog.com/cc_sbicon.png", "sidebarIcon2x": "//images-1.gog.com/cc_sbicon_2x.png"}, "dlcs": {"products": [{"id": 1000000002, "link": "https://api.gog.com/products/1000000002", "expanded_link": "https://api.gog.com/products/1000000002?expand=downloads"}], "all_products_url": "https://api.gog.com/products?ids=1000000002", "expanded_all_products_url": "https://api.gog.com/products?ids=1000000002&expand=downloads"}, "downloads": {"installers": [{"id": "installer_windows_en", "name": "Example Game", "os": "windows", "language": "en", "language_full": "English", "version": "1.0", "total_size": 1048576, "files": [{"id": "en1installer1", "size": 1048576, "downlink": "https://api.gog.com/products/1000000001/downlink/installer/en1installer1"}]}], "patches": [], "language_packs": [], "bonus_content": [{"id": 1, "name": "manual", "type": "manuals", "count": 1, "total_size": 1048576, "files": [{"id": 1, "size": 1048576, "downlink": "https://api.gog.com/products/1000000001/downlink/product_bonus/1"}]}]}}',
        ),
        Example(
            200,
            "empty_lists",
            "application/json",
            '{"id": 1000000002, "title": "Example DLC", "slug": "example_game_dlc", "content_system_compatibility": {"windows": true, "osx": false, "linux": false}, "languages": [], "links": {"purchase_link": "https://www.gog.com/checkout/manual/1000000002", "product_card": "https://www.gog.com/game/example_game_dlc", "support": "https://www.gog.com/support/example_game_dlc", "forum": "https://www.gog.com/forum/example"}, "in_development": {"active": true, "until": "2030-01-02T03:04:05+0000"}, "is_secret": false, "game_type": "dlc", "is_pre_order": true, "release_date": null, "images": {"background": "//images-1.gog.com/aa.jpg", "logo": "//images-1.gog.com/bb_glx_logo.jpg", "logo2x": "//images-1.gog.com/bb_glx_logo_2x.jpg", "icon": null, "sidebarIcon": null, "sidebarIcon2x": null}, "dlcs": []}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such product"}',
        ),
    ],
    "products.list": [
        Example(
            200,
            "one",
            "application/json",
            '[{"id": 1000000001, "title": "Example Game", "purchase_link": "https://www.gog.com/checkout/manual/1000000001", "slug": "example_game", "content_system_compatibility": {"windows": true, "osx": true, "linux": false}, "languages": {"en": "English", "de": "Deutsch"}, "links": {"purchase_link": "https://www.gog.com/checkout/manual/1000000001", "product_card": "https://www.gog.com/game/example_game", "support": "https://www.gog.com/support/example_game", "forum": "https://www.gog.com/forum/example"}, "in_development": {"active": false, "until": null}, "is_secret": false, "game_type": "game", "is_pre_order": false, "release_date": "2014-05-13T18:00:00+0300", "images": {"background": "//images-1.gog.com/aa.jpg", "logo": "//images-1.gog.com/bb_glx_logo.jpg", "logo2x": "//images-1.gog.com/bb_glx_logo_2x.jpg", "icon": "//images-1.gog.com/cc.png", "sidebarIcon": "//images-1.gog.com/cc_sbicon.png", "sidebarIcon2x": "//images-1.gog.com/cc_sbicon_2x.png"}, "dlcs": []}]',
        ),
        Example(200, "none", "application/json", "[]"),
        Example(
            400,
            "too_many",
            "application/json",
            '{"error": "bad_request", "error_description": "At most 50 ids"}',
        ),
    ],
    "products.downlink": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"downlink": "https://cdn.gog.com/secure/example_game/pc/setup.exe?token", "checksum": "https://cdn.gog.com/secure/example_game/pc/setup.exe.xml?token"}',
        ),
        Example(
            200,
            "without_checksum",
            "application/json",
            '{"downlink": "https://cdn.gog.com/secure/example_game/extras/manual.zip?token", "checksum": ""}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "not_owned",
            "application/json",
            '{"error": "forbidden", "error_description": "You do not own this product"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "products.get_game": [
        Example(200, "outline", "application/json", '{"_links": {}, "_embedded": {}}'),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such product"}',
        ),
    ],
    "products.prices": [
        Example(
            200,
            "discounted",
            "application/json",
            '{"_embedded": {"product": {"id": 1000000001}, "prices": [{"currency": {"code": "EUR"}, "basePrice": "1999 EUR", "finalPrice": "999 EUR", "bonusWalletFunds": "0 EUR"}]}}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such product"}',
        ),
    ],
    "products.list_prices": [
        Example(
            200,
            "one",
            "application/json",
            '{"_embedded": {"items": [{"_embedded": {"product": {"id": 1000000001}, "prices": [{"currency": {"code": "EUR"}, "basePrice": "1999 EUR", "finalPrice": "999 EUR", "bonusWalletFunds": "0 EUR"}]}}]}}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
    ],
    "config.client": [
        Example(
            200,
            "older",
            "application/json",
            '{"status": "online", "channel": "production", "talkInterval": 5, "complainInterval": 60, "timestamp": 0, "end_points": {"files": "cdn.gog.com", "products": "api.gog.com", "users": "users.gog.com", "auth": "auth.gog.com", "cdn": "cdn.gog.com", "productsDetails": "api.gog.com", "gameplay": "gameplay.gog.com", "gog-api": "api.gog.com"}, "intervals": {"quick": 1, "presence": 5, "short": 10, "normal": 60, "selfUpdateCheck": 360, "long": 720, "eternity": 10080}}',
        ),
        Example(
            200,
            "newer",
            "application/json",
            '{"status": "online", "channel": "production", "talkInterval": 5, "complainInterval": 60, "timestamp": 0, "end_points": {"auth": "auth.gog.com", "remoteConfig": "remote-config.gog.com"}, "intervals": {"quick": 1, "presence": 5}, "downloadParallelization": 4, "downloadReceiveTimeout": 30, "oldProductDetailsCachePurgePermil": 10, "cloudSyncControl": {"periodicPermil": 1000, "userActionPermil": 1000, "enableLocalFileDeletion": false}}',
        ),
    ],
    "config.files": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"baseURI": "https://galaxy-client-update.gog.com", "files": [{"hash": "0123456789abcdef0123456789abcdef", "path": "peer/Example.dll", "resource": "Example/1/windows/peer/Example.dll.zip", "size": 1024}], "projectName": "Example", "symlinks": [], "timestamp": "1", "version": "0.0.0.1"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "config.files_v7": [
        Example(
            200,
            "newer",
            "application/json",
            '{"applicationType": "core", "baseURI": "https://galaxy-client-update.gog.com", "files": [{"hash": "0123456789abcdef0123456789abcdef", "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "unsignedHash": "fedcba9876543210fedcba9876543210", "path": "peer/Example.dll", "resource": "Example/1/windows/peer/Example.dll.zip", "size": 1024, "exists": true}], "forceUpdate": false, "projectName": "Example", "symlinks": [{"path": "Example.framework/Example", "target": "Versions/A/Example"}], "timestamp": "1", "version": "0.0.0.1"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "config.remote": [
        Example(
            200,
            "cloud_saves",
            "application/json",
            '{"version": "1", "content": {"Windows": {"overlay": {"supported": true}, "cloudStorage": {"enabled": true, "locations": [{"name": "saves", "location": "<?SAVED_GAMES?>/Example Game"}]}}, "MacOS": {"overlay": {"supported": false}, "cloudStorage": {"enabled": false, "locations": []}}, "cloudStorage": {"quota": 209715200}}}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "friends.list": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"items": [{"user_id": "40000000000000002", "username": "example_two", "is_employee": false, "images": {"medium": "https://images.gog.com/aa_avm.jpg", "medium_2x": "https://images.gog.com/aa_avm2.jpg"}}]}',
        ),
        Example(
            200,
            "newer",
            "application/json",
            '{"items": [{"user_id": "40000000000000002", "username": "example_two", "is_employee": false, "images": {"medium": "https://images.gog.com/aa_avm.jpg", "medium_2x": "https://images.gog.com/aa_avm2.jpg"}, "friend_status": "friend", "room": {"id": "1", "second_participant": "40000000000000002", "name": "example_two", "last_active": "2020-01-02T03:04:05+0000", "state": "active", "participants": ["40000000000000001", "40000000000000002"], "unread_messages_count": 0, "is_employee": false, "participant_banned": false}}]}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "friends.list_invitations": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"items": [{"id": "1", "friend_user_id": "40000000000000003", "date_created": "2020-01-02T03:04:05+0000", "friend_username": "example_three", "friend_is_employee": false, "friend_images": {"medium": "https://images.gog.com/aa_avm.jpg", "medium_2x": "https://images.gog.com/aa_avm2.jpg"}}]}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "builds.list": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"total_count": 2, "count": 2, "items": [{"build_id": "50000000000000001", "product_id": "1000000001", "os": "windows", "branch": null, "version_name": "1.0", "tags": [], "public": true, "date_published": "2020-01-02T03:04:05+0000", "generation": 2, "link": "https://cdn.gog.com/content-system/v2/meta/01/23/0123456789abcdef0123456789abcdef"}, {"build_id": "100", "product_id": "1000000001", "os": "windows", "branch": null, "version_name": "", "tags": [], "public": true, "date_published": "2015-01-02T03:04:05+0000", "generation": 1, "link": "https://cdn.gog.com/content-system/v1/manifests/1000000001/windows/30000000/repository.json", "legacy_build_id": 30000000}], "has_private_branches": false}',
        ),
        Example(
            200,
            "version_2",
            "application/json",
            '{"total_count": 1, "count": 1, "items": [{"build_id": "50000000000000001", "product_id": "1000000001", "os": "windows", "branch": null, "version_name": "1.0", "tags": [], "public": true, "date_published": "2020-01-02T03:04:05+0000", "generation": 2, "urls": [{"endpoint_name": "fastly", "url": "https://gog-cdn-fastly.gog.com/content-system/v2/meta/01/23/0123456789abcdef0123456789abcdef", "url_format": "{base_url}{path}", "parameters": {"base_url": "https://gog-cdn-fastly.gog.com", "path": "/content-system/v2/meta/01/23/0123456789abcdef0123456789abcdef"}, "priority": 100, "max_fails": 2, "supports_generation": [1, 2], "fallback_only": false}]}], "has_private_branches": false}',
        ),
        Example(
            200,
            "none",
            "application/json",
            '{"total_count": 0, "count": 0, "items": [], "has_private_branches": false}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "builds.secure_link": [
        Example(
            200,
            "version_2",
            "application/json",
            '{"product_id": 1000000001, "type": "store", "urls": [{"endpoint_name": "fastly", "url_format": "{base_url}/token=nva={expires_at}~dirs={dirs}~token={token}{path}", "parameters": {"base_url": "https://gog-cdn-fastly.gog.com", "path": "/content-system/v2/store/1000000001", "token": "exampleToken", "expires_at": 1600000000, "dirs": 4}, "priority": 100, "max_fails": 2, "supports_generation": [1, 2], "fallback_only": false}]}',
        ),
        Example(
            200,
            "older",
            "application/json",
            '{"url": {"url": "https://cdn.gog.com/content-system/v1/depots/1000000001/windows/30000000?exampleToken", "base_url": "https://cdn.gog.com", "path": "/content-system/v1/depots/1000000001/windows/30000000", "token": "exampleToken"}}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "not_owned",
            "application/json",
            '{"error": "forbidden", "error_description": "You do not own this product"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "builds.patch": [
        Example(
            200,
            "patch",
            "application/json",
            '{"id": "1", "from_build_id": "50000000000000001", "to_build_id": "50000000000000002", "link": "https://cdn.gog.com/content-system/v2/patches/meta/01/23/0123456789abcdef0123456789abcdef"}',
        ),
        Example(200, "none", "application/json", '{"error": "not_found"}'),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "builds.open_link": [
        Example(
            200,
            "dependencies",
            "application/json",
            '{"urls": [{"endpoint_name": "fastly", "url_format": "{base_url}{path}", "parameters": {"base_url": "https://gog-cdn-fastly.gog.com", "path": "/content-system/v2/dependencies/store"}, "priority": 100, "max_fails": 2, "supports_generation": [2], "fallback_only": false}]}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
    ],
    "builds.dependencies": [
        Example(
            200,
            "repository",
            "application/json",
            '{"repository_manifest": "https://cdn.gog.com/content-system/v2/dependencies/meta/01/23/0123456789abcdef0123456789abcdef", "build_id": "50000000000000009"}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
    ],
    "depots.repository_v1": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"product": {"timestamp": 30000000, "depots": [{"languages": ["Neutral"], "size": "2048", "gameIDs": ["1000000001"], "systems": ["Windows"], "manifest": "00000000-0000-0000-0000-000000000001.json"}, {"redist": "DirectX", "executable": "__redist/DirectX/DXSETUP.exe", "argument": "/silent", "size": "0"}], "support_commands": [{"languages": ["Neutral"], "executable": "/setup_example.exe", "gameID": "1000000001", "systems": ["Windows"], "argument": ""}], "installDirectory": "Example Game", "rootGameID": "1000000001", "gameIDs": [{"dependencies": [], "gameID": "1000000001", "name": {"en": "Example Game"}, "standalone": true}], "projectName": "Example Game"}, "version": 1}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "depots.manifest_v1": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"version": 1, "depot": {"name": "Example Game", "files": [{"url": "1000000001/main.bin", "size": 128, "hash": "0123456789abcdef0123456789abcdef", "path": "/data/a.bin", "offset": 0}, {"path": "/saves", "directory": true}]}}',
        ),
        Example(
            200,
            "other_files",
            "application/json",
            '{"version": 1, "depot": {"name": "Example Game", "files": [{"path": "/data/empty.txt", "size": 0}, {"path": "/lib/a.so", "target": "a.so.1", "symlinkType": "file"}]}}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "depots.container_v1": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            403,
            "not_signed",
            "application/json",
            '{"error": "forbidden", "error_description": "The signature is missing or has expired"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
        Example(
            416,
            "range",
            "application/json",
            '{"error": "range_not_satisfiable", "error_description": "The container is not that long"}',
        ),
    ],
    "depots.meta": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "depots.dependency_meta": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "depots.patch_meta": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "achievements.list": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"total_count": 1, "limit": 1000, "page_token": "0", "items": [{"achievement_id": "48000000000000001", "achievement_key": "ACH_EXAMPLE", "visible": true, "name": "First step", "description": "Start the game", "image_url_unlocked": "https://images.gog.com/aa_gac_60.jpg", "image_url_locked": "https://images.gog.com/bb_gac_60.jpg", "date_unlocked": null}]}',
        ),
        Example(
            200,
            "newer",
            "application/json",
            '{"total_count": 1, "limit": 1000, "page_token": "0", "items": [{"achievement_id": "48000000000000001", "achievement_key": "ACH_EXAMPLE", "visible": true, "name": "First step", "description": "Start the game", "image_url_unlocked": "https://images.gog.com/aa_gac_60.jpg", "image_url_locked": "https://images.gog.com/bb_gac_60.jpg", "date_unlocked": "2020-01-02T03:04:05+0000", "rarity": 12.5, "rarity_level_description": "Rare", "rarity_level_slug": "rare"}], "achievements_mode": "all_visible"}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "achievements.clear": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "achievements.unlock": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "achievements.list_friends_progress": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "stats.list": [
        Example(
            200,
            "two",
            "application/json",
            '{"total_count": 2, "items": [{"stat_id": "49000000000000001", "stat_key": "BATTLES_WON", "type": "int", "value": 12, "default_value": 0, "min_value": null, "max_value": null, "max_change": null, "increment_only": true, "window": null}, {"stat_id": "49000000000000002", "stat_key": "SHOTS_PER_MINUTE", "type": "avgrate", "value": 2.5, "increment_only": false, "window": 60.0}]}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "stats.update": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "leaderboards.list": [
        Example(
            200,
            "one",
            "application/json",
            '{"items": [{"id": "47000000000000001", "key": "BEST_TIMES", "name": "Best times", "sort_method": "asc", "display_type": "time_seconds"}]}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "leaderboards.list_entries": [
        Example(
            200,
            "one",
            "application/json",
            '{"items": [{"user_id": "40000000000000001", "rank": 1, "score": 4200}], "leaderboard_entry_total_count": 1}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "sessions.list": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "sessions.list_friends": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "sessions.total": [
        Example(200, "played", "application/json", '{"time_sum": 90}'),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "sessions.add": [
        Example(201, "empty", "", ""),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "presence.set": [
        Example(204, "empty", "", ""),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "presence.clear": [
        Example(204, "empty", "", ""),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "presence.list": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"total_count": 1, "limit": 250, "items": [{"data": {}, "client_id": "46000000000000001", "user_id": "40000000000000002"}]}',
        ),
        Example(
            200,
            "newer",
            "application/json",
            '{"total_count": 1, "limit": 250, "items": [{"data": {"presence": "online", "game_id": "1000000001"}, "client_id": "46000000000000001", "user_id": "40000000000000002"}]}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
    ],
    "presence.options": [
        Example(200, "upstream", "application/json", '{"items": [], "limit": 250, "total_count": 0}'),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
    ],
    "users.get": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"id": "40000000000000001", "username": "example", "created_date": "2015-01-02T03:04:05+00:00", "avatar": {"gog_image_id": "aa", "small": "https://images.gog.com/aa_avs.jpg", "small_2x": "https://images.gog.com/aa_avs2.jpg", "medium": "https://images.gog.com/aa_avm.jpg", "medium_2x": "https://images.gog.com/aa_avm2.jpg", "large": "https://images.gog.com/aa_avl.jpg", "large_2x": "https://images.gog.com/aa_avl2.jpg", "sdk_img_32": "https://images.gog.com/aa_sdk_img32.jpg", "sdk_img_64": "https://images.gog.com/aa_sdk_img64.jpg", "sdk_img_184": "https://images.gog.com/aa_sdk_img184.jpg"}, "is_employee": false}',
        ),
        Example(
            200,
            "oneself",
            "application/json",
            '{"id": "40000000000000001", "username": "example", "created_date": "2015-01-02T03:04:05+00:00", "avatar": {"gog_image_id": "aa", "small": "https://images.gog.com/aa_avs.jpg", "small_2x": "https://images.gog.com/aa_avs2.jpg", "medium": "https://images.gog.com/aa_avm.jpg", "medium_2x": "https://images.gog.com/aa_avm2.jpg", "large": "https://images.gog.com/aa_avl.jpg", "large_2x": "https://images.gog.com/aa_avl2.jpg", "sdk_img_32": "https://images.gog.com/aa_sdk_img32.jpg", "sdk_img_64": "https://images.gog.com/aa_sdk_img64.jpg", "sdk_img_184": "https://images.gog.com/aa_sdk_img184.jpg", "menu_small": "https://images.gog.com/aa_menu_small.jpg", "menu_small_2": "https://images.gog.com/aa_menu_small2.jpg", "menu_big": "https://images.gog.com/aa_menu_big.jpg", "menu_big_2": "https://images.gog.com/aa_menu_big2.jpg"}, "is_employee": false, "tags": [], "email": "user@example.com", "email_sha256_hash": "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514", "roles": [], "status": 1, "checksum": "0123456789abcdef0123456789abcdef", "settings": {"allow_to_be_invited_by": "anyone", "allow_to_be_searched": true, "use_two_step_authentication": false, "use_two_factor_authentication": false}, "password_set": true, "marketing_consent": false}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "library.list_releases": [
        Example(
            200,
            "first_page",
            "application/json",
            '{"total_count": 2, "limit": 1, "next_page_token": "exampleNext", "items": [{"platform_id": "gog", "external_id": "1000000001", "origin": "gog", "certificate": "exampleCertificate", "date_created": 1500000000, "owned_since": 1500000000, "owned": true, "hidden": false}]}',
        ),
        Example(
            200,
            "last_page",
            "application/json",
            '{"total_count": 2, "limit": 1, "items": [{"platform_id": "steam", "external_id": "10", "origin": "steam", "certificate": "exampleCertificate", "date_created": 1600000000, "owned_since": null, "owned": true, "hidden": true}]}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "catalog.search": [
        Example(
            200,
            "one",
            "application/json",
            '{"pages": 1, "productCount": 1, "currentlyShownProductCount": 1, "products": [{"id": "1000000001", "slug": "example-game", "title": "Example Game", "developers": ["Example Studio"], "publishers": ["Example Publisher"], "features": [{"name": "Single-player", "slug": "single"}], "genres": [{"name": "Strategy", "slug": "strategy"}], "tags": [{"name": "Tactical", "slug": "tactical"}], "productType": "game", "productState": "default", "releaseDate": "2014.05.13", "reviewsRating": 42, "operatingSystems": ["windows", "osx"], "coverHorizontal": "https://images.gog-statics.com/aa.png", "coverVertical": "https://images.gog-statics.com/bb.jpg", "screenshots": ["https://images.gog-statics.com/cc_{formatter}.jpg"], "userPreferredLanguage": {"code": "en", "inAudio": true, "inText": true}, "price": {"base": "\\u20ac9.99", "final": "\\u20ac4.99", "discount": "-50%", "baseMoney": {"amount": "9.99", "currency": "EUR"}, "finalMoney": {"amount": "4.99", "currency": "EUR"}}, "storeLink": "https://www.gog.com/en/game/example_game"}], "filters": {}}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
    ],
    "reviews.list": [
        Example(
            200,
            "outline",
            "application/json",
            '{"page": 1, "pages": 1, "limit": 5, "reviewCount": 1, "ratingCount": 3, "overallAvgRating": 4.5, "_embedded": {"items": [{}]}}',
        ),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "reviews.average_rating": [
        Example(200, "good", "application/json", '{"value": 4.5, "count": 3}'),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "saves.list": [
        Example(
            200,
            "one",
            "application/json",
            '[{"name": "example.sav", "hash": "0123456789abcdef0123456789abcdef", "last_modified": "2020-01-02T03:04:05+00:00"}]',
        ),
        Example(200, "none", "application/json", "[]"),
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "saves.get": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "saves.put": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "saves.delete": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "games_db.get": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
    "notifications.list": [
        Example(
            400,
            "bad_request",
            "application/json",
            '{"error": "bad_request", "error_description": "An argument makes no sense"}',
        ),
        Example(
            401,
            "unauthorized",
            "application/json",
            '{"error": "unauthorized", "error_description": "The access token is bad or expired"}',
        ),
        Example(
            403,
            "forbidden",
            "application/json",
            '{"error": "forbidden", "error_description": "This is not yours"}',
        ),
        Example(
            404,
            "not_found",
            "application/json",
            '{"error": "not_found", "error_description": "There is no such thing"}',
        ),
    ],
}
"""The answers that the spec shows, by operation."""


class FakeServer(_FakeServer):
    """Answers each operation with the first successful example of the spec, unless told otherwise."""

    def __init__(self) -> None:
        operations: list[Any] = [value for value in vars(_client).values() if type(value) is Operation]
        super().__init__(operations, EXAMPLES)
