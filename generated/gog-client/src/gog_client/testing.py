"""A stand-in for the server, for your own tests.

```python
server = FakeServer()
server.answer("group.verb", status=503, times=1)
client = Gog(transport=server.transport, …)
```
"""

# Generated from specs/gog.yaml by `python -m generator`. Do not edit.

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
    "user.data": [
        Example(
            200,
            "source",
            "application/json",
            '{"country": "AT", "currencies": [{"code": "EUR", "symbol": "\\u20ac"}, {"code": "USD", "symbol": "$"}], "selectedCurrency": {"code": "EUR", "symbol": "\\u20ac"}, "preferredLanguage": {"code": "en", "name": "English"}, "ratingBrand": "PEGI", "isLoggedIn": true, "checksum": {"cart": null, "games": "c1fc44f3808bd755560e1b00d34451a1", "wishlist": "fcfd279ac1042f8baf8e659729ab1b89", "reviews_votes": null, "games_rating": null}, "updates": {"messages": 0, "pendingFriendRequests": 0, "unreadChatMessages": 0, "products": 0, "forum": 0, "total": 0}, "userId": "48628349971017", "username": "Yepoleb", "email": "mail@example.com", "personalizedProductPrices": [], "personalizedSeriesPrices": []}',
        ),
        Example(
            200,
            "upstream",
            "application/json",
            '{"country": "XX", "currencies": [{"code": "EUR", "symbol": "\\u20ac"}], "selectedCurrency": {"code": "EUR", "symbol": "\\u20ac"}, "preferredLanguage": {"code": "en", "name": "English"}, "ratingBrand": "PEGI", "isLoggedIn": true, "checksum": {"cart": null, "games": "00000000000000000000000000000001", "wishlist": null, "reviews_votes": null, "games_rating": null}, "updates": {"messages": 0, "pendingFriendRequests": 1, "unreadChatMessages": 0, "products": 2, "forum": 0, "total": 3}, "userId": "10000000000001", "username": "example", "email": "user@example.com", "personalizedProductPrices": [], "personalizedSeriesPrices": []}',
        ),
        Example(
            200,
            "today",
            "application/json",
            '{"country": "XX", "currencies": [{"code": "EUR", "symbol": "\\u20ac"}], "selectedCurrency": {"code": "EUR", "symbol": "\\u20ac"}, "preferredLanguage": {"code": "en", "name": "English"}, "ratingBrand": "PEGI", "isLoggedIn": true, "checksum": {"cart": null, "games": "00000000000000000000000000000001", "wishlist": null, "reviews_votes": null, "games_rating": null}, "updates": {"messages": 0, "pendingFriendRequests": 0, "unreadChatMessages": 0, "products": 0, "total": 0}, "userId": "10000000000001", "galaxyUserId": "40000000000000001", "username": "example", "email": "user@example.com", "avatar": "https://images.gog.com/aa", "walletBalance": {"currency": "EUR", "amount": 150}, "purchasedItems": {"games": 2, "movies": 0}, "wishlistedItems": 1, "friends": [{"username": "example_two", "userSince": 1400000000, "galaxyId": "40000000000000002", "avatar": "https://images.gog.com/bb"}], "personalizedProductPrices": [], "personalizedSeriesPrices": []}',
        ),
        Example(
            200,
            "anonymous",
            "application/json",
            '{"country": "XX", "currencies": [{"code": "EUR", "symbol": "\\u20ac"}], "selectedCurrency": {"code": "EUR", "symbol": "\\u20ac"}, "preferredLanguage": {"code": "en", "name": "English"}, "ratingBrand": "PEGI", "isLoggedIn": false}',
        ),
    ],
    "user.set_redirect_url": [
        Example(200, "empty", "", ""),
        Example(204, "empty", "", ""),
        Example(302, "empty", "", ""),
    ],
    "user.review_tips": [
        Example(200, "source", "application/json", '{"userId": "48628349971017", "readTips": false}'),
        Example(302, "empty", "", ""),
    ],
    "user.get": [
        Example(
            200,
            "source",
            "application/json",
            '{"id": "48628349971017", "username": "Yepoleb", "userSince": 1449237763, "avatars": {"small": "https://images.gog.com/3f9e109ac09308f7d52c607c8571e63d5fb482acca499a83e767dfff7f00d57d_avs.jpg", "small2x": "https://images.gog.com/3f9e109ac09308f7d52c607c8571e63d5fb482acca499a83e767dfff7f00d57d_avs2.jpg", "medium": "https://images.gog.com/3f9e109ac09308f7d52c607c8571e63d5fb482acca499a83e767dfff7f00d57d_avm.jpg", "medium2x": "https://images.gog.com/3f9e109ac09308f7d52c607c8571e63d5fb482acca499a83e767dfff7f00d57d_avm2.jpg", "large": "https://images.gog.com/3f9e109ac09308f7d52c607c8571e63d5fb482acca499a83e767dfff7f00d57d_avl.jpg", "large2x": "https://images.gog.com/3f9e109ac09308f7d52c607c8571e63d5fb482acca499a83e767dfff7f00d57d_avl2.jpg"}, "friendStatus": {"id": "48628349971017", "status": 0, "dateCreated": null, "dateAccepted": null}, "wishlistStatus": {"sharing": 2, "url": "https://embed.gog.com/u/Yepoleb/wishlist"}, "blockedStatus": {"blocked": false}, "chatStatus": {"url": "https://embed.gog.com/u/Yepoleb/chat", "isChatRestricted": false}}',
        ),
        Example(
            200,
            "upstream",
            "application/json",
            '{"id": "10000000000002", "username": "example_two", "userSince": 1400000000, "avatars": {"small": "https://images.gog.com/aa_avs.jpg", "small2x": "https://images.gog.com/aa_avs2.jpg", "medium": "https://images.gog.com/aa_avm.jpg", "medium2x": "https://images.gog.com/aa_avm2.jpg", "large": "https://images.gog.com/aa_avl.jpg", "large2x": "https://images.gog.com/aa_avl2.jpg"}, "friendStatus": {"id": "10000000000002", "status": 1, "dateCreated": 1500000000, "dateAccepted": null}, "wishlistStatus": {"sharing": 1, "url": "https://embed.gog.com/u/example_two/wishlist"}, "blockedStatus": {"blocked": false}, "chatStatus": {"url": "https://embed.gog.com/u/example_two/chat", "isChatRestricted": false}}',
        ),
    ],
    "user.account_basic": [
        Example(
            200,
            "logged_in",
            "application/json",
            '{"isLoggedIn": true, "userId": "10000000000001", "username": "example", "avatar": "https://images.gog.com/aa", "clientId": "40000000000000042", "accessToken": "exampleAccess", "accessTokenExpires": 3600, "cacheExpires": 300}',
        ),
        Example(200, "anonymous", "application/json", '{"isLoggedIn": false}'),
    ],
    "user.list_game_stats": [
        Example(
            200,
            "played",
            "application/json",
            '{"page": 1, "pages": 1, "limit": 20, "total": 2, "_embedded": {"items": [{"game": {"id": "1000000001", "title": "Example Game", "url": "/game/example_game", "image": "//images-1.gog.com/aa", "achievementSupport": true}, "stats": {"40000000000000001": {"playtime": 90, "lastSession": "2020-01-02T03:04:05+00:00"}}}, {"game": {"id": "1000000002", "title": "Another Game", "url": "/game/another_game", "image": "//images-1.gog.com/bb", "achievementSupport": false}, "stats": []}]}}',
        ),
        Example(302, "empty", "", ""),
    ],
    "library.list_ids": [
        Example(
            200,
            "source",
            "application/json",
            '{"owned": [1207658691, 1207658713, 1207658805, 1207658924, 1207658930, 1207658945, 1207658957, 1929434313, 1949616134, 1432207890, 1444035366, 1444036272, 1443696086]}',
        ),
        Example(200, "upstream", "application/json", '{"owned": [1000000001, 1000000002]}'),
        Example(302, "empty", "", ""),
    ],
    "library.game_details": [
        Example(
            200,
            "source",
            "application/json",
            '{"title": "Unreal Tournament 2004 Editor\'s Choice Edition", "backgroundImage": "//images-4.gog.com/ebed1d5546a4fa382d7d36db8aee7f298eac7db3a8dc2f4389120b5b7b3155a9", "cdKey": "", "textInformation": "", "downloads": [["English", {"windows": [{"manualUrl": "/downlink/unreal_tournament_2004_ece/en1installer3", "downloaderUrl": "gogdownloader://unreal_tournament_2004_ece/installer_win_en", "name": "Unreal Tournament 2004 Editor\'s Choice Edition (Part 1 of 3)", "version": null, "date": "", "size": "1 MB"}, {"manualUrl": "/downlink/unreal_tournament_2004_ece/en1installer4", "downloaderUrl": "gogdownloader://unreal_tournament_2004_ece/installer_win_en", "name": "Unreal Tournament 2004 Editor\'s Choice Edition (Part 2 of 3)", "version": null, "date": "", "size": "1.5 GB"}, {"manualUrl": "/downlink/unreal_tournament_2004_ece/en1installer5", "downloaderUrl": "gogdownloader://unreal_tournament_2004_ece/installer_win_en", "name": "Unreal Tournament 2004 Editor\'s Choice Edition (Part 3 of 3)", "version": null, "date": "", "size": "507 MB"}]}]], "extras": [{"manualUrl": "/downlink/file/unreal_tournament_2004_ece/6093", "downloaderUrl": "gogdownloader://unreal_tournament_2004_ece/6093", "name": "manual (33 pages)", "type": "manuals", "info": 1, "size": "2 MB"}, {"manualUrl": "/downlink/file/unreal_tournament_2004_ece/6073", "downloaderUrl": "gogdownloader://unreal_tournament_2004_ece/6073", "name": "HD wallpapers", "type": "wallpapers", "info": 12, "size": "115 MB"}, {"manualUrl": "/downlink/file/unreal_tournament_2004_ece/6083", "downloaderUrl": "gogdownloader://unreal_tournament_2004_ece/6083", "name": "avatars", "type": "avatars", "info": 8, "size": "1 MB"}], "dlcs": [], "tags": [], "isPreOrder": false, "releaseTimestamp": 1227585600, "messages": [], "changelog": null, "forumLink": "https://embed.gog.com/forum/unreal_series", "isBaseProductMissing": false, "missingBaseProduct": null}',
        ),
        Example(
            200,
            "upstream",
            "application/json",
            '{"title": "Example Game", "backgroundImage": "//images-1.gog.com/aa", "cdKey": "", "textInformation": "", "downloads": [["English", {"windows": [{"manualUrl": "/downlink/example_game/en1installer1", "downloaderUrl": "gogdownloader://example_game/installer_win_en", "name": "Example Game", "version": null, "date": "", "size": "10 MB"}]}]], "extras": [{"manualUrl": "/downlink/file/example_game/1", "downloaderUrl": "gogdownloader://example_game/1", "name": "manual", "type": "manuals", "info": 1, "size": "2 MB"}], "dlcs": [], "tags": [], "isPreOrder": false, "releaseTimestamp": 1500000000, "messages": [], "changelog": null, "forumLink": "https://embed.gog.com/forum/example", "isBaseProductMissing": false, "missingBaseProduct": null}',
        ),
        Example(
            200,
            "today",
            "application/json",
            '{"title": "Example Game", "backgroundImage": "//images-1.gog-statics.com/aa", "cdKey": "", "textInformation": "", "downloads": [["English", {"windows": [{"manualUrl": "/downloads/example_game/en1installer0", "name": "Example Game", "version": "1.1", "date": "", "size": "10 MB"}], "linux": [{"manualUrl": "/downloads/example_game/en3installer0", "name": "Example Game", "version": "1.1", "date": "", "size": "12 MB"}]}]], "galaxyDownloads": [], "extras": [], "dlcs": [{"title": "Example DLC", "backgroundImage": "//images-1.gog-statics.com/bb", "cdKey": "", "textInformation": "", "downloads": [], "galaxyDownloads": [], "extras": [], "dlcs": [], "tags": [], "isPreOrder": false, "releaseTimestamp": 693612000, "messages": [], "changelog": null, "forumLink": "https://embed.gog.com/forum/example", "isBaseProductMissing": false, "missingBaseProduct": null, "features": [], "simpleGalaxyInstallers": []}], "tags": [{"id": "300000001", "name": "TO PLAY", "productCount": "1"}], "isPreOrder": false, "releaseTimestamp": 1500000000, "messages": [], "changelog": "<h4>1.1</h4><ul><li>Fixes</li></ul>", "forumLink": "https://embed.gog.com/forum/example", "isBaseProductMissing": false, "missingBaseProduct": null, "features": ["single"], "simpleGalaxyInstallers": [{"path": "/galaxy/windows", "os": "windows"}]}',
        ),
        Example(200, "not_owned", "application/json", "[]"),
        Example(302, "empty", "", ""),
    ],
    "library.movie_details": [
        Example(
            200,
            "source",
            "application/json",
            '{"title": "Art of Playing, The", "backgroundImage": "//images-1.gog.com/a3e48e4e370e2e7e9cdf648b712ff0506b994b404b64993e3fab4934294a4890", "cdKey": "", "textInformation": "", "downloads": [{"manualUrl": "/downlink/the_art_of_playing/en1video1", "downloaderUrl": "gogdownloader://the_art_of_playing/video_en1video1", "playerUrl": "http://www.gog.com/video/the_art_of_playing/en1video1", "name": "The Art of Playing (1080p)", "size": "1.1 GB"}, {"manualUrl": "/downlink/the_art_of_playing/en1video2", "downloaderUrl": "gogdownloader://the_art_of_playing/video_en1video2", "playerUrl": "http://www.gog.com/video/the_art_of_playing/en1video2", "name": "The Art of Playing (720p)", "size": "382 MB"}, {"manualUrl": "/downlink/the_art_of_playing/en1video3", "downloaderUrl": "gogdownloader://the_art_of_playing/video_en1video3", "playerUrl": "http://www.gog.com/video/the_art_of_playing/en1video3", "name": "The Art of Playing (480p)", "size": "189 MB"}], "extras": [{"manualUrl": "/downlink/file/the_art_of_playing/6103", "downloaderUrl": "gogdownloader://the_art_of_playing/6103", "name": "manual (1 page)", "type": "manuals", "info": 1, "size": "1 MB"}], "dlcs": [], "tags": [], "isPreOrder": false, "releaseTimestamp": 1432207890, "messages": [], "changelog": null, "forumLink": "https://embed.gog.com/forum/general", "isBaseProductMissing": false, "missingBaseProduct": null}',
        ),
        Example(
            200,
            "upstream",
            "application/json",
            '{"title": "Example Movie", "backgroundImage": "//images-1.gog.com/aa", "cdKey": "", "textInformation": "", "downloads": [{"manualUrl": "/downlink/example_movie/en1video1", "downloaderUrl": "gogdownloader://example_movie/video_en1video1", "playerUrl": "http://www.gog.com/video/example_movie/en1video1", "name": "Example Movie (1080p)", "size": "1.0 GB"}], "extras": [{"manualUrl": "/downlink/file/example_movie/1", "downloaderUrl": "gogdownloader://example_movie/1", "name": "trailer", "type": "video", "info": 1, "size": "20 MB"}], "dlcs": [], "tags": [], "isPreOrder": false, "releaseTimestamp": 693612000, "messages": [], "changelog": null, "forumLink": "https://www.gog.com/forum/movies", "isBaseProductMissing": false, "missingBaseProduct": null}',
        ),
        Example(200, "not_owned", "application/json", "[]"),
        Example(302, "empty", "", ""),
    ],
    "library.ratings": [
        Example(
            200,
            "source",
            "application/json",
            '{"games_rating": {"1207658957": 40, "1207659032": 50}, "checksum": "175d07086bff9322646f1dad2749483e"}',
        ),
        Example(
            200,
            "upstream",
            "application/json",
            '{"games_rating": {"1000000001": 30}, "checksum": "0123456789abcdef0123456789abcdef"}',
        ),
        Example(
            200,
            "empty",
            "application/json",
            '{"games_rating": [], "checksum": "0123456789abcdef0123456789abcdef"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "library.review_votes": [
        Example(
            200,
            "source",
            "application/json",
            '{"reviews": [123456, 1112223], "checksum": "76c03aa67251e46db3271adf4641b815"}',
        ),
        Example(
            200,
            "upstream",
            "application/json",
            '{"reviews": [1001, 1002], "checksum": "0123456789abcdef0123456789abcdef"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "library.hide": [
        Example(200, "source", "application/json", "{}"),
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "library.reveal": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "library.unhide_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "library.list": [
        Example(
            200,
            "source",
            "application/json",
            '{"page": 1, "totalResults": 1, "products": [{"id": 1207658691, "title": "Unreal Tournament 2004 Editor\'s Choice Edition", "mediaType": "game", "releaseDate": 1227585600, "purchaseDate": 1430740458, "isHidden": false, "rating": {"score": 40, "votes": 100}, "image": "//images-4.gog.com/ebed1d5546a4fa382d7d36db8aee7f298eac7db3a8dc2f4389120b5b7b3155a9", "url": "https://embed.gog.com/game/unreal_tournament_2004_editors_choice_edition"}]}',
        ),
        Example(
            200,
            "upstream",
            "application/json",
            '{"sortBy": "title", "page": 1, "totalProducts": 1, "totalPages": 1, "productsPerPage": 100, "contentSystemCompatibility": null, "moviesCount": 0, "tags": [{"id": "300000001", "name": "TO PLAY", "productCount": "1"}], "products": [{"isGalaxyCompatible": true, "tags": ["300000001"], "id": 1000000001, "availability": {"isAvailable": true, "isAvailableInAccount": true}, "title": "Example Game", "image": "//images-1.gog.com/aa", "url": "/game/example_game", "worksOn": {"Windows": true, "Mac": false, "Linux": true}, "category": "Strategy", "rating": 42, "isComingSoon": false, "isMovie": false, "isGame": true, "slug": "example_game", "updates": 0, "isNew": false, "dlcCount": 0, "releaseDate": {"date": "2014-05-13 00:00:00.000000", "timezone_type": 3, "timezone": "Europe/Nicosia"}, "isBaseProductMissing": false, "isHidingDisabled": false, "isInDevelopment": false, "isHidden": false}], "updatedProductsCount": 0, "hiddenUpdatedProductsCount": 0, "appliedFilters": {"tags": null}, "hasHiddenProducts": false}',
        ),
        Example(
            200,
            "today",
            "application/json",
            '{"sortBy": "title", "page": 1, "totalProducts": 1, "totalPages": 1, "productsPerPage": 100, "contentSystemCompatibility": null, "moviesCount": 0, "tags": [], "products": [{"isGalaxyCompatible": true, "tags": [], "id": 1000000001, "availability": {"isAvailable": true, "isAvailableInAccount": true}, "title": "Example Game", "image": "//images-1.gog-statics.com/aa", "worksOn": {"Windows": false, "Mac": false, "Linux": false}, "category": null, "rating": 42, "isComingSoon": false, "isMovie": false, "isGame": true, "slug": "example_game", "updates": null, "isNew": false, "dlcCount": 0, "releaseDate": null, "isBaseProductMissing": false, "isHidingDisabled": false, "isInDevelopment": false, "isHidden": false}], "updatedProductsCount": 0, "hiddenUpdatedProductsCount": 0, "appliedFilters": {"tags": null}, "hasHiddenProducts": false}',
        ),
        Example(302, "empty", "", ""),
    ],
    "library.list_licences": [
        Example(200, "invented", "application/json", '["1000000001", "1000000002"]'),
        Example(302, "empty", "", ""),
    ],
    "wishlist.get": [
        Example(
            200,
            "source",
            "application/json",
            '{"products": [{"id": 1207658691, "title": "Unreal Tournament 2004 Editor\'s Choice Edition", "image": "//images-4.gog.com/ebed1d5546a4fa382d7d36db8aee7f298eac7db3a8dc2f4389120b5b7b3155a9", "url": "https://embed.gog.com/game/unreal_tournament_2004_editors_choice_edition", "releaseDate": 1227585600, "isPreOrder": false, "isComingSoon": false, "price": {"amount": "9.99", "currency": "EUR", "symbol": "\\u20ac", "isFree": false}, "isDiscounted": false, "discountPercentage": 0, "discountAmount": "0.00", "basePrice": {"amount": "9.99", "currency": "EUR", "symbol": "\\u20ac", "isFree": false}, "isWishlisted": true}], "checksum": "fcfd279ac1042f8baf8e659729ab1b89"}',
        ),
        Example(
            200,
            "upstream",
            "application/json",
            '{"wishlist": {"1000000001": true}, "checksum": "0123456789abcdef0123456789abcdef"}',
        ),
        Example(
            200,
            "empty",
            "application/json",
            '{"wishlist": [], "checksum": "0123456789abcdef0123456789abcdef"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "wishlist.add": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"wishlist": {"1000000001": true}, "checksum": "0123456789abcdef0123456789abcdef"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "wishlist.add_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "wishlist.remove": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"wishlist": [], "checksum": "0123456789abcdef0123456789abcdef"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "wishlist.remove_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "tags.attach": [
        Example(200, "upstream", "application/json", '{"success": true}'),
        Example(200, "refused", "application/json", '{"success": false}'),
        Example(302, "empty", "", ""),
    ],
    "tags.detach": [
        Example(200, "upstream", "application/json", '{"success": true}'),
        Example(200, "refused", "application/json", '{"success": false}'),
        Example(302, "empty", "", ""),
    ],
    "tags.create": [
        Example(200, "upstream", "application/json", '{"id": "300000001"}'),
        Example(302, "empty", "", ""),
    ],
    "tags.delete": [
        Example(200, "upstream", "application/json", '{"status": "deleted"}'),
        Example(302, "empty", "", ""),
    ],
    "tags.update": [
        Example(200, "upstream", "application/json", '{"status": "updated"}'),
        Example(302, "empty", "", ""),
    ],
    "tags.list_alt": [
        Example(
            200,
            "source",
            "application/json",
            '{"tags": [{"id": 1, "name": "Action", "productCount": 10}, {"id": 2, "name": "Adventure", "productCount": 5}], "checksum": "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "tags.attach_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "tags.detach_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.save_birthday": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.save_country": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.save_newsletter_subscription": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.save_promo_subscription": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.save_wishlist_notification": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.save_wishlist_sharing": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.save_chat_privacy": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.save_search_privacy": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.logout_all_sessions": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.change_currency": [
        Example(200, "upstream", "application/json", "{}"),
    ],
    "settings.change_language": [
        Example(200, "upstream", "application/json", "{}"),
    ],
    "settings.save_shelf_background": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "settings.upload_avatar": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"avatars": {"small": "https://images.gog.com/aa_avs.jpg", "small_2x": "https://images.gog.com/aa_avs2.jpg", "medium": "https://images.gog.com/aa_avm.jpg", "medium_2x": "https://images.gog.com/aa_avm2.jpg", "large": "https://images.gog.com/aa_avl.jpg", "large_2x": "https://images.gog.com/aa_avl2.jpg"}}',
        ),
        Example(302, "empty", "", ""),
    ],
    "settings.get_alt": [
        Example(
            200,
            "source",
            "application/json",
            '{"settings": {"language": "en", "currency": "EUR", "newsletter": true, "emailNotifications": true}, "checksum": "q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "settings.update_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "friends.search": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"id": "10000000000002", "galaxyUserId": "40000000000000002", "username": "example_two", "userSince": 1400000000, "avatars": {"small": "https://images.gog.com/aa_avs.jpg", "small2x": "https://images.gog.com/aa_avs2.jpg", "medium": "https://images.gog.com/aa_avm.jpg", "medium2x": "https://images.gog.com/aa_avm2.jpg", "large": "https://images.gog.com/aa_avl.jpg", "large2x": "https://images.gog.com/aa_avl2.jpg"}}',
        ),
        Example(302, "empty", "", ""),
    ],
    "friends.invite": [
        Example(200, "upstream", "application/json", '"ok"'),
        Example(302, "empty", "", ""),
    ],
    "friends.remove": [
        Example(200, "upstream", "application/json", '"ok"'),
        Example(302, "empty", "", ""),
    ],
    "friends.accept": [
        Example(200, "upstream", "application/json", '"ok"'),
        Example(302, "empty", "", ""),
    ],
    "friends.decline": [
        Example(200, "upstream", "application/json", '"ok"'),
        Example(302, "empty", "", ""),
    ],
    "friends.block": [
        Example(200, "upstream", "application/json", '"ok"'),
        Example(302, "empty", "", ""),
    ],
    "friends.unblock": [
        Example(200, "upstream", "application/json", '"ok"'),
        Example(302, "empty", "", ""),
    ],
    "friends.list_alt": [
        Example(
            200,
            "source",
            "application/json",
            '{"friends": [{"id": 12345, "username": "Friend1", "avatar": "https://images.gog.com/avatar1.jpg"}, {"id": 67890, "username": "Friend2", "avatar": "https://images.gog.com/avatar2.jpg"}], "checksum": "z1x2c3v4b5n6m7q8w9e0r1t2y3u4i5o6"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "friends.invite_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "friends.remove_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "friends.accept_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "friends.decline_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "friends.block_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "friends.unblock_alt": [
        Example(200, "source", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "listing.list_products": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"products": [{"customAttributes": [], "price": {"amount": "4.99", "baseAmount": "9.99", "finalAmount": "4.99", "isDiscounted": true, "discountPercentage": 50, "discountDifference": "5.00", "symbol": "\\u20ac", "isFree": false, "discount": 50, "isBonusStoreCreditIncluded": false, "bonusStoreCreditAmount": "0.00"}, "isDiscounted": true, "isInDevelopment": false, "id": 1000000001, "releaseDate": 1400000000, "availability": {"isAvailable": true, "isAvailableInAccount": true}, "salesVisibility": {"isActive": true, "fromObject": {"date": "2014-05-13 18:00:00.000000", "timezone_type": 3, "timezone": "Europe/Nicosia"}, "from": 1399993200, "toObject": {"date": "2030-12-31 23:59:59.000000", "timezone_type": 3, "timezone": "Europe/Nicosia"}, "to": 1924984799}, "buyable": true, "title": "Example Game", "image": "//images-1.gog.com/aa", "url": "/game/example_game", "supportUrl": "/support/example_game", "forumUrl": "/forum/example", "worksOn": {"Windows": true, "Mac": false, "Linux": true}, "category": "Strategy", "originalCategory": "Strategy", "rating": 42, "type": 1, "isComingSoon": false, "isPriceVisible": true, "isMovie": false, "isGame": true, "slug": "example_game"}], "ts": null, "page": "1", "totalPages": 1, "totalResults": "1", "totalGamesFound": 1, "totalMoviesFound": 0}',
        ),
    ],
    "listing.list_wishlist": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"sortBy": "title", "page": 1, "totalProducts": 1, "totalPages": 1, "productsPerPage": 100, "contentSystemCompatibility": null, "products": [{"customAttributes": [], "price": {"amount": "4.99", "baseAmount": "9.99", "finalAmount": "4.99", "isDiscounted": true, "discountPercentage": 50, "discountDifference": "5.00", "symbol": "\\u20ac", "isFree": false, "discount": 50, "isBonusStoreCreditIncluded": false, "bonusStoreCreditAmount": "0.00"}, "isDiscounted": true, "isInDevelopment": false, "id": 1000000001, "releaseDate": "1400000000", "availability": {"isAvailable": true, "isAvailableInAccount": true}, "salesVisibility": {"isActive": true, "fromObject": {"date": "2014-05-13 18:00:00.000000", "timezone_type": 3, "timezone": "Europe/Nicosia"}, "from": 1399993200, "toObject": {"date": "2030-12-31 23:59:59.000000", "timezone_type": 3, "timezone": "Europe/Nicosia"}, "to": 1924984799}, "buyable": true, "title": "Example Game", "image": "//images-1.gog.com/aa", "url": "/game/example_game", "supportUrl": "/support/example_game", "forumUrl": "/forum/example", "worksOn": {"Windows": true, "Mac": false, "Linux": true}, "category": "Strategy", "originalCategory": "Strategy", "rating": 42, "type": 1, "isComingSoon": false, "isPriceVisible": true, "isMovie": false, "isGame": true, "slug": "example_game"}]}',
        ),
        Example(
            200,
            "empty",
            "application/json",
            '{"sortBy": "title", "page": 1, "totalProducts": 0, "totalPages": 0, "productsPerPage": 100, "contentSystemCompatibility": null, "products": []}',
        ),
        Example(302, "empty", "", ""),
    ],
    "listing.list_public_wishlist": [
        Example(
            200,
            "empty",
            "application/json",
            '{"sortBy": "title", "page": 1, "totalProducts": 0, "totalPages": 0, "productsPerPage": 100, "contentSystemCompatibility": null, "products": []}',
        ),
    ],
    "cart.checkout": [
        Example(302, "empty", "", ""),
    ],
    "cart.checkout_product": [
        Example(302, "empty", "", ""),
    ],
    "orders.page": [
        Example(302, "empty", "", ""),
    ],
    "orders.change_currency": [
        Example(302, "empty", "", ""),
    ],
    "orders.add": [
        Example(302, "empty", "", ""),
    ],
    "orders.remove": [
        Example(302, "empty", "", ""),
    ],
    "orders.enable_store_credit": [
        Example(302, "empty", "", ""),
    ],
    "orders.disable_store_credit": [
        Example(302, "empty", "", ""),
    ],
    "orders.set_as_gift": [
        Example(302, "empty", "", ""),
    ],
    "orders.set_as_not_gift": [
        Example(302, "empty", "", ""),
    ],
    "orders.process_payment": [
        Example(302, "empty", "", ""),
    ],
    "orders.ping_payment": [
        Example(302, "empty", "", ""),
    ],
    "orders.check_status": [
        Example(302, "empty", "", ""),
    ],
    "orders.resend": [
        Example(302, "empty", "", ""),
    ],
    "orders.list": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"totalPages": 1, "orders": [{"publicId": "0123456789ab", "distributor": null, "date": 1600000000, "moneybackGuarantee": false, "status": "purchase", "paymentMethod": "Free Order", "validUntil": null, "checkoutLink": "", "receiptLink": "", "total": {"amount": "0.00", "symbol": "\\u20ac", "code": "EUR", "isZero": true, "rawAmount": 0, "formattedAmount": "0.00", "full": "\\u20ac 0.00", "for_email": "\\u20ac 0.00"}, "storeCreditUsed": {"amount": "0.00", "symbol": "\\u20ac", "code": "EUR", "isZero": true, "rawAmount": 0, "formattedAmount": "0.00", "full": "\\u20ac 0.00", "for_email": "\\u20ac 0.00"}, "giftRecipient": null, "giftSender": null, "products": [{"status": null, "relatedAccount": null, "price": {"baseAmount": "0.00", "amount": "0.00", "isFree": true, "isDiscounted": false, "symbol": "\\u20ac"}, "image": "//images-1.gog.com/aa", "title": "Example Game", "id": "1000000001", "isRefunded": false, "cashValue": {"amount": "0.00", "symbol": "\\u20ac", "code": "EUR", "isZero": true, "rawAmount": 0, "formattedAmount": "0.00", "full": "\\u20ac 0.00", "for_email": "\\u20ac 0.00"}, "walletValue": {"amount": "0.00", "symbol": "\\u20ac", "code": "EUR", "isZero": true, "rawAmount": 0, "formattedAmount": "0.00", "full": "\\u20ac 0.00", "for_email": "\\u20ac 0.00"}, "isPreorder": false, "displayAutomaticRefundLink": false, "refundDate": null}], "giftCode": null, "isResendable": false, "statusPageUrl": ""}]}',
        ),
        Example(200, "empty", "application/json", '{"totalPages": 0, "orders": []}'),
        Example(302, "empty", "", ""),
    ],
    "wallet.recommended_products": [
        Example(302, "empty", "", ""),
    ],
    "wallet.add_funds": [
        Example(200, "upstream", "application/json", '{"redirectToUrl": "/checkout/0123456789ab"}'),
        Example(302, "empty", "", ""),
    ],
    "wallet.list_transactions": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"list": [{"orderId": "0123456789AB", "date": 1600000000, "name": "Example credit", "negative": false, "balanceChange": "1.50", "endBalance": {"user_id": "10000000000001", "currency_code": "EUR", "amount": 150, "absolute_amount": 150, "formattedAbsoluteAmount": "1.50", "formattedAmount": "1.50", "lastRecharge": null, "last_notification_sent": null, "expirationDate": null}, "currency": "EUR"}], "count": 1, "pageSize": 30}',
        ),
        Example(302, "empty", "", ""),
    ],
    "reviews.list": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"reviews": [{"id": 1001, "title": "Fine", "teaser": "Short &amp; fine.", "description": "Short &amp; fine. More text.", "author": {"name": "example_two", "avatarPath": "https://images.gog.com/aa_avm.jpg", "id": "10000000000002"}, "helpfulVotes": 3, "totalVotes": 4, "rating": 40, "added": 1500000000, "edited": -62170000000}], "ts": null, "page": 1, "totalPages": 1, "totalResults": "1"}',
        ),
    ],
    "reviews.vote": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "reviews.report": [
        Example(200, "upstream", "application/json", '{"reported": true}'),
        Example(302, "empty", "", ""),
    ],
    "reviews.rate": [
        Example(200, "upstream", "application/json", "{}"),
        Example(302, "empty", "", ""),
    ],
    "reviews.add": [
        Example(302, "empty", "", ""),
    ],
    "connect.linked_account": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"href": "https://embed.gog.com/api/v1/users/10000000000001/gogLink/steam/linkedAccount", "user": {"status": "linked", "gogUsername": "example", "gogAvatar": "https://images.gog.com/aa", "steamUsername": "example", "steamAvatar": "https://cdn.example.com/a_medium.jpg"}, "exchangableSteamProducts": "https://embed.gog.com/api/v1/users/10000000000001/gogLink/steam/exchangeableProducts"}',
        ),
        Example(302, "empty", "", ""),
    ],
    "connect.exchangeable_products": [
        Example(
            200,
            "upstream",
            "application/json",
            '{"href": "https://www.gog.com/api/v1/users/10000000000001/gogLink/steam/exchangeableProducts", "items": {"1000000001": {"id": 1000000001, "status": "readyToLink"}}}',
        ),
        Example(
            200,
            "empty",
            "application/json",
            '{"href": "https://www.gog.com/api/v1/users/10000000000001/gogLink/steam/exchangeableProducts", "items": []}',
        ),
        Example(302, "empty", "", ""),
    ],
    "connect.synchronize": [
        Example(200, "empty", "", ""),
        Example(204, "empty", "", ""),
        Example(302, "empty", "", ""),
    ],
    "connect.claim": [
        Example(302, "empty", "", ""),
    ],
}
"""The answers that the spec shows, by operation."""


class FakeServer(_FakeServer):
    """Answers each operation with the first successful example of the spec, unless told otherwise."""

    def __init__(self) -> None:
        operations: list[Any] = [value for value in vars(_client).values() if type(value) is Operation]
        super().__init__(operations, EXAMPLES)
