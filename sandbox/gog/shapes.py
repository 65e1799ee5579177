"""What answers look like: the documents' JSON, made of the state. Nothing here changes anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.gog import money
from sandbox.gog.account import LANGUAGES, Account, Tag, Transaction, checksum
from sandbox.gog.catalogue import REMOVED, UNKNOWN_DATE, File, Product
from sandbox.gog.friends import Status
from sandbox.gog.money import CURRENCIES
from sandbox.gog.people import PEOPLE, Person
from sandbox.gog.readings import Readings
from sandbox.gog.reviews import TEASER, Review
from sandbox.gog.shop import VISITOR, Order
from sandbox.gog.store import Store

Json = dict[str, Any]

NEVER_EDITED = -62_170_000_000
"""Stands for "never" where a review was last edited."""

_SALE_BEGINS, _SALE_ENDS = 1_399_993_200, 1_924_984_799
_WEB = ("_avs", "_avs2", "_avm", "_avm2", "_avl", "_avl2")
_SHOWN_SYSTEMS = {"windows": "Windows", "mac": "Mac", "linux": "Linux"}


@dataclass(frozen=True, slots=True)
class Locale:
    """In which country's prices and in which language an answer is."""

    country: str
    currency: str
    language: str


def php_datetime(seconds: int) -> Json:
    """A time as PHP's `DateTime` writes it, in Nicosia."""
    local = datetime.fromtimestamp(seconds, UTC) + timedelta(hours=3 if _summer(seconds) else 2)
    return {
        "date": f"{local:%Y-%m-%d %H:%M:%S}.000000",
        "timezone_type": 3,
        "timezone": "Europe/Nicosia",
    }


def _summer(seconds: int) -> bool:
    """Whether it is summer time in the EU: from 01:00 UTC on the last Sunday of March to October's."""
    moment = datetime.fromtimestamp(seconds, UTC)
    begin, end = (datetime(moment.year, month, 31, 1, tzinfo=UTC) for month in (3, 10))
    begin, end = (day - timedelta(days=(day.weekday() + 1) % 7) for day in (begin, end))
    return begin <= moment < end


def page(path: str) -> str:
    """The address of a page of the web site; none is served here."""
    return f"https://embed.gog.com{path}"


class Shapes:
    """The documents' shapes, under the readings in force."""

    def __init__(self, store: Store, readings: Readings) -> None:
        self._store, self._readings = store, readings
        self._loose = readings.numbers == "loose"
        self._newer = readings.fields == "newer"

    def number(self, value: int) -> str | int:
        """A number that the documents write as a string."""
        return value if self._loose else str(value)

    def image(self, product: Product) -> str:
        """Scheme-less, without an ending."""
        return f"//images-{product.mirror}.{self._readings.images}/{product.image}"

    def avatar(self, image: str) -> str:
        """The address of a picture, to which a size is to be added."""
        return f"https://images.{self._readings.images}/{image}"

    def avatars(self, image: str, *, snake: bool = False) -> Json:
        """One picture in six sizes; two hosts name them differently."""
        names = (size + double for size in ("small", "medium", "large") for double in ("", "2x"))
        base = self.avatar(image)
        return {
            name.replace("2x", "_2x") if snake else name: f"{base}{suffix}.jpg"
            for name, suffix in zip(names, _WEB, strict=True)
        }

    def currency(self, code: str) -> Json:
        """``{"code", "symbol"}``."""
        return {"code": code, "symbol": CURRENCIES[code].symbol}

    def user_data(self, user: str, locale: Locale) -> Json:
        """ACC-1; without the fields of a user for a visitor."""
        store = self._store
        data: Json = {
            "country": locale.country,
            "currencies": [self.currency(code) for code in CURRENCIES],
            "selectedCurrency": self.currency(locale.currency),
            "preferredLanguage": {"code": locale.language, "name": LANGUAGES[locale.language][1]},
            "ratingBrand": "PEGI",
            "isLoggedIn": user != VISITOR,
            "checksum": dict.fromkeys(("cart", "games", "wishlist", "reviews_votes", "games_rating")),
            "updates": dict.fromkeys(
                ("messages", "pendingFriendRequests", "unreadChatMessages", "products", "forum", "total"), 0
            ),
        }
        tail: Json = {"personalizedProductPrices": [], "personalizedSeriesPrices": []}
        if user == VISITOR:
            return data | tail
        account = store.accounts[user]
        data["checksum"] = store.checksums(user)
        waiting, updated = len(store.friends.waiting(user)), len(account.updates)
        data["updates"] |= {
            "pendingFriendRequests": waiting,
            "products": updated,
            "total": waiting + updated,
        }
        person = account.person
        data |= {"userId": str(person.user_id), "username": person.name, "email": person.email, **tail}
        if self._newer:
            owned = store.owned(account)
            balance = account.balance(locale.currency)
            data |= {
                "galaxyUserId": person.galaxy_id,
                "avatar": self.avatar(account.avatar),
                "walletBalance": {
                    "currency": locale.currency,
                    "amount": balance / 100 if self._loose else balance,
                },
                "purchasedItems": {
                    "games": sum(not p.movie for p in owned),
                    "movies": sum(p.movie for p in owned),
                },
                "wishlistedItems": len(account.wishlist),
                "friends": [
                    {
                        "username": name,
                        "userSince": PEOPLE[name].since,
                        "galaxyId": PEOPLE[name].galaxy_id,
                        "avatar": self.avatar(store.accounts[name].avatar),
                    }
                    for name in store.friends.of(user)
                ],
            }
        return data

    def person(self, account: Account) -> Json:
        """What all may know of somebody."""
        person = account.person
        return {
            "id": str(person.user_id),
            "username": person.name,
            "userSince": person.since,
            "avatars": self.avatars(account.avatar),
        }

    def public_user(self, viewer: str, account: Account, sections: Sequence[str]) -> Json:
        """ACC-4; `chatStatus` comes with any section, as in the example."""
        store, person = self._store, account.person
        shown = self.person(account)
        for section in sections:
            if section == "friendStatus":
                shown[section] = self._friend_status(viewer, person)
            elif section == "wishlistStatus":
                shown[section] = {
                    "sharing": account.settings.sharing,
                    "url": page(f"/u/{person.name}/wishlist"),
                }
            elif section == "blockedStatus":
                shown[section] = {"blocked": store.friends.blocked(viewer, person.name)}
        if sections:
            chat = account.settings.chat
            restricted = chat == 0 or (chat == 2 and viewer not in store.friends.of(person.name))
            shown["chatStatus"] = {
                "url": page(f"/u/{person.name}/chat"),
                "isChatRestricted": restricted,
            }
        return shown

    def _friend_status(self, viewer: str, person: Person) -> Json:
        friends = self._store.friends
        tie = None if viewer == VISITOR else friends.tie(viewer, person.name)
        as_text = self._readings.friend_dates == "string"
        created, accepted = (
            str(at) if as_text and at is not None else at
            for at in ((None, None) if tie is None else (tie.created, tie.accepted))
        )
        return {
            "id": str(person.user_id),
            "status": int(Status.NONE if tie is None else friends.status(viewer, person.name)),
            "dateCreated": created,
            "dateAccepted": accepted,
        }

    def found_user(self, account: Account) -> Json:
        """ACC-33."""
        shown = self.person(account)
        return {"id": shown.pop("id"), "galaxyUserId": account.person.galaxy_id, **shown}

    def details(self, account: Account, product: Product) -> Json:
        """ACC-6, and ACC-7 for a movie."""
        owned = account.owned
        missing = product.base is not None and product.base not in owned
        dlcs = [d for d in self._store.catalogue.dlcs(product) if d.id in owned]
        shown: Json = {
            "title": product.title,
            "backgroundImage": self.image(product),
            "cdKey": product.cd_key,
            "textInformation": product.text,
            "downloads": self._movie_files(product) if product.movie else self._game_files(product),
            "extras": [self._extra(product, extra) for extra in product.extras],
            "dlcs": [self.details(account, dlc) for dlc in dlcs],
            "tags": [self.tag(tag) for tag in account.tags_of(product.id)],
            "isPreOrder": False,
            "releaseTimestamp": product.released,
            "messages": ["The manual was translated."] if product.number % 15 == 4 else [],
            "changelog": product.changelog,
            "forumLink": page(f"/forum/{product.forum}"),
            "isBaseProductMissing": missing,
            "missingBaseProduct": None,
        }
        if self._newer and not product.movie:
            shown["galaxyDownloads"] = []
            shown["features"] = list(product.features)
            shown["simpleGalaxyInstallers"] = [
                {"path": f"/galaxy_installers/{product.files_slug}_{system}", "os": system}
                for system in product.systems[:2]
            ]
        return shown

    def _game_files(self, product: Product) -> list[object]:
        languages: dict[str, dict[str, list[Json]]] = {}
        for file in product.files:
            languages.setdefault(file.language, {}).setdefault(file.system, []).append(
                self._game_file(product, file)
            )
        return [[language, systems] for language, systems in languages.items()]

    def _game_file(self, product: Product, file: File) -> Json:
        system = {"windows": "win"}.get(file.system, file.system)
        language = file.key[:2]
        path = f"{product.files_slug}/{file.key}"
        shown = self._address(product, path, f"installer_{system}_{language}")
        shown["name"] = file.name
        if file.version != "":
            shown["version"] = file.version
        return {**shown, "date": file.date, "size": file.shown}

    def _movie_files(self, product: Product) -> list[Json]:
        slug = product.files_slug
        return [
            {
                **self._address(product, f"{slug}/{file.key}", f"video_{file.key}", always=True),
                "playerUrl": f"http://www.gog.com/video/{slug}/{file.key}",
                "name": file.name,
                "size": file.shown,
            }
            for file in product.files
        ]

    def _extra(self, product: Product, extra: File) -> Json:
        return {
            **self._address(product, f"file/{product.files_slug}/{extra.key}", extra.key),
            "name": extra.name,
            "type": extra.kind,
            "info": extra.count,
            "size": extra.shown,
        }

    def _address(self, product: Product, path: str, downloader: str, *, always: bool = False) -> Json:
        prefix = self._readings.downlinks
        shown = {"manualUrl": f"/{prefix}/{path}"}
        if always or prefix == "downlink":
            shown["downloaderUrl"] = f"gogdownloader://{product.files_slug}/{downloader}"
        return shown

    def tag(self, tag: Tag) -> Json:
        """A tag as lists of the library show it."""
        return {"id": str(tag.id), "name": tag.name, "productCount": str(len(tag.products))}

    def tags_alt(self, account: Account) -> Json:
        """D8: the same with numbers."""
        tags = [
            {"id": tag.id, "name": tag.name, "productCount": len(tag.products)}
            for tag in account.tags.values()
        ]
        return {"tags": tags, "checksum": checksum("tags", tags)}

    def settings_alt(self, account: Account) -> Json:
        """D12."""
        settings = account.settings
        shown = {
            "language": settings.language,
            "currency": settings.currency,
            "newsletter": settings.newsletter,
            "emailNotifications": settings.wishlist_notification,
        }
        return {"settings": shown, "checksum": checksum("settings", shown)}

    def friends_alt(self, user: str) -> Json:
        """D15."""
        accounts = [self._store.accounts[name] for name in self._store.friends.of(user)]
        friends = [
            {
                "id": account.person.user_id,
                "username": account.person.name,
                "avatar": f"{self.avatar(account.avatar)}.jpg",
            }
            for account in accounts
        ]
        return {"friends": friends, "checksum": checksum("friends", friends)}

    def wishlist(self, account: Account, locale: Locale) -> Json:
        """ACC-12, or D5, or both."""
        shown: Json = {}
        reading = self._readings.wishlist
        if reading != "products":
            shown["wishlist"] = {str(product_id): True for product_id in account.wishlist} or []
        if reading != "map":
            products = [self._store.catalogue.by_id[product_id] for product_id in account.wishlist]
            shown["products"] = [self._wished(product, locale) for product in products]
        return {**shown, "checksum": checksum("wishlist", sorted(account.wishlist))}

    def _wished(self, product: Product, locale: Locale) -> Json:
        tariff = self._store.catalogue.tariffs[product.id]
        base, final = (money.convert(cents, locale.currency) for cents in (tariff.base, tariff.final))

        def price(cents: int) -> Json:
            return {
                "amount": money.text(cents),
                "currency": locale.currency,
                "symbol": CURRENCIES[locale.currency].symbol,
                "isFree": cents == 0,
            }

        return {
            "id": product.id,
            "title": product.title,
            "image": self.image(product),
            "url": page(f"/game/{product.slug}"),
            "releaseDate": product.released,
            "isPreOrder": product.id in self._store.preorders,
            "isComingSoon": product.coming,
            "price": price(final),
            "isDiscounted": tariff.discount > 0,
            "discountPercentage": tariff.discount,
            "discountAmount": money.text(base - final),
            "basePrice": price(base),
            "isWishlisted": True,
        }

    def library_product(self, account: Account, product: Product) -> Json:
        """One product of LIST-2."""
        updates: int | str | None = account.updates.get(product.id, 0)
        if self._loose:
            updates = str(updates) if updates else None
        return {
            "isGalaxyCompatible": product.features_of_galaxy,
            "tags": [str(tag.id) for tag in account.tags_of(product.id)],
            "id": product.id,
            "availability": {"isAvailable": product.on_sale, "isAvailableInAccount": True},
            "title": product.title,
            "image": self.image(product),
            "url": f"/game/{product.slug}",
            "worksOn": self._works_on(product, known=product.told_systems),
            "category": product.category_in(account.settings.language),
            "rating": product.rating,
            "isComingSoon": product.coming,
            "isMovie": product.movie,
            "isGame": not product.movie,
            "slug": product.slug,
            "updates": updates,
            "isNew": product.id in account.unseen,
            "dlcCount": sum(d.id in account.owned for d in self._store.catalogue.dlcs(product)),
            "releaseDate": None if product.released == UNKNOWN_DATE else php_datetime(product.released),
            "isBaseProductMissing": product.base is not None and product.base not in account.owned,
            "isHidingDisabled": False,
            "isInDevelopment": product.in_development,
            "isHidden": product.id in account.hidden,
        }

    def library_product_alt(self, account: Account, product: Product) -> Json:
        """One product of D4."""
        return {
            "id": product.id,
            "title": product.title,
            "mediaType": "movie" if product.movie else "game",
            "releaseDate": product.released,
            "purchaseDate": account.owned[product.id],
            "isHidden": product.id in account.hidden,
            "rating": {"score": product.rating, "votes": product.number * 13 + 100},
            "image": self.image(product),
            "url": page(f"/game/{product.slug}"),
        }

    def _works_on(self, product: Product, *, known: bool = True) -> Json:
        return {shown: known and name in product.systems for name, shown in _SHOWN_SYSTEMS.items()}

    def store_product(self, user: str, product: Product, locale: Locale) -> Json:
        """One product of LIST-1 and LIST-3."""
        tariff = self._store.catalogue.tariffs[product.id]
        base, final = (money.convert(cents, locale.currency) for cents in (tariff.base, tariff.final))
        ends = _SALE_ENDS if product.on_sale else REMOVED
        owned = user != VISITOR and product.id in self._store.accounts[user].owned
        preorder = product.id in self._store.preorders

        def amount(cents: int) -> str | float:
            return cents / 100 if self._loose else money.text(cents)

        shown: Json = {
            "customAttributes": [],
            "price": {
                "amount": amount(final),
                "baseAmount": amount(base),
                "finalAmount": amount(final),
                "isDiscounted": tariff.discount > 0,
                "discountPercentage": tariff.discount,
                "discountDifference": amount(base - final),
                "symbol": CURRENCIES[locale.currency].symbol,
                "isFree": final == 0,
                "discount": tariff.discount,
                "isBonusStoreCreditIncluded": False,
                "bonusStoreCreditAmount": amount(0),
            },
            "isDiscounted": tariff.discount > 0,
            "isInDevelopment": product.in_development,
            "id": product.id,
            "releaseDate": None if product.coming else product.released,
            "availability": {"isAvailable": product.on_sale, "isAvailableInAccount": owned},
            "salesVisibility": {
                "isActive": product.on_sale,
                "fromObject": php_datetime(_SALE_BEGINS),
                "from": _SALE_BEGINS,
                "toObject": php_datetime(ends),
                "to": ends,
            },
            "buyable": product.on_sale and not product.coming,
            "title": product.title,
            "image": self.image(product),
            "url": f"/{'movie' if product.movie else 'game'}/{product.slug}",
            "supportUrl": f"/support/{product.slug}",
            "forumUrl": f"/forum/{product.forum}",
            "worksOn": self._works_on(product),
            "category": product.category_in(locale.language),
            "originalCategory": product.category_in("en"),
            "rating": product.rating,
            "type": product.kind,
            "isComingSoon": product.coming or preorder,
            "isPriceVisible": not product.coming,
            "isMovie": product.movie,
            "isGame": not product.movie,
            "slug": "" if product.kind == 2 else product.slug,
        }
        if self._newer:
            image = self.image(product)
            shown |= {
                "developer": product.developer,
                "publisher": product.publisher,
                "gallery": [f"{image}_{number}" for number in (1, 2)],
                "video": {"id": product.image[:11], "provider": "youtube"},
                "supportedOperatingSystems": list(product.systems),
                "genres": [product.category_in("en")],
                "globalReleaseDate": None if product.coming else product.released,
                "isTBA": product.coming,
                "isWishlistable": not owned,
            }
        return shown

    def money(self, cents: int, currency: str) -> Json:
        """An amount as orders show it."""
        symbol, amount = CURRENCIES[currency].symbol, money.text(cents)
        return {
            "amount": amount,
            "symbol": symbol,
            "code": currency,
            "isZero": cents == 0,
            "rawAmount": cents,
            "formattedAmount": amount,
            "full": f"{symbol} {amount}",
            "for_email": f"{symbol} {amount}",
        }

    def order_in_list(self, order: Order) -> Json:
        """One order of STORE-19."""
        total, used, currency = self._store.shop.total(order), order.credit_used, order.currency
        waiting = order.state in ("in_progress", "pending")
        method = "Free Order" if total == 0 else "Wallet" if used == total else "Card"
        return {
            "publicId": order.id,
            "distributor": None,
            "date": int(order.created),
            "moneybackGuarantee": order.state == "completed",
            "status": order.sort,
            "paymentMethod": method,
            "validUntil": None,
            "checkoutLink": f"/checkout/{order.id}" if waiting else "",
            "receiptLink": "" if waiting else f"/account/settings/orders/receipt/{order.id}",
            "total": self.money(total, currency),
            "storeCreditUsed": self.money(used, currency),
            "giftRecipient": order.partner if order.sort == "gift_by_me" else None,
            "giftSender": order.partner if order.sort == "gift_for_me" else None,
            "products": [self._ordered(order, product) for product in order.products],
            "giftCode": order.code,
            "isResendable": order.resendable,
            "statusPageUrl": f"/order/status/{order.id}" if waiting else "",
        }

    def _ordered(self, order: Order, product: Product) -> Json:
        tariff = self._store.catalogue.tariffs[product.id]
        base, final = (money.convert(cents, order.currency) for cents in (tariff.base, tariff.final))
        refunded = order.sort == "refund"
        return {
            "status": None,
            "relatedAccount": None,
            "price": {
                "baseAmount": money.text(base),
                "amount": money.text(final),
                "isFree": final == 0,
                "isDiscounted": tariff.discount > 0,
                "symbol": CURRENCIES[order.currency].symbol,
            },
            "image": self.image(product),
            "title": product.title,
            "id": str(product.id),
            "isRefunded": refunded,
            "cashValue": self.money(final, order.currency),
            "walletValue": self.money(0, order.currency),
            "isPreorder": product.id in self._store.preorders,
            "displayAutomaticRefundLink": False,
            "refundDate": None,
        }

    def order(self, order: Order) -> Json:
        """An order on its page; the documents show no such answer, so the words are the sandbox's own."""
        shop = self._store.shop
        total = shop.total(order)
        account = self._store.accounts.get(order.owner)
        used = order.credit_used
        if order.credit and account is not None and not order.processed:
            used = min(account.balance(order.currency), total)
        return {
            "orderId": order.id,
            "status": order.state,
            "currency": order.currency,
            "isGift": order.gift,
            "isStoreCreditEnabled": order.credit,
            "total": money.text(total),
            "storeCreditUsed": money.text(used),
            "toPay": money.text(total - used),
            "products": self._lines(order.products, order.currency),
        }

    def cart(self, user: str, currency: str) -> Json:
        """A cart; its words are the sandbox's own too."""
        products = self._store.shop.cart(user)
        total = sum(self._store.shop.price(product, currency) for product in products)
        return {
            "products": self._lines(products, currency),
            "count": len(products),
            "currency": currency,
            "total": money.text(total),
        }

    def _lines(self, products: Sequence[Product], currency: str) -> list[Json]:
        price = self._store.shop.price
        return [{"id": p.id, "title": p.title, "price": money.text(price(p, currency))} for p in products]

    def transaction(self, account: Account, currency: str, entry: Transaction) -> Json:
        """One line of STORE-22."""
        balance = money.text(entry.balance)
        return {
            "orderId": entry.order_id,
            "date": entry.date,
            "name": entry.name,
            "negative": entry.change < 0,
            "balanceChange": money.text(abs(entry.change)),
            "endBalance": {
                "user_id": str(account.person.user_id),
                "currency_code": currency,
                "amount": entry.balance,
                "absolute_amount": abs(entry.balance),
                "formattedAbsoluteAmount": balance,
                "formattedAmount": balance,
                "lastRecharge": None,
                "last_notification_sent": None,
                "expirationDate": None,
            },
            "currency": currency,
        }

    def review(self, review: Review) -> Json:
        """One review of REV-1."""
        author = self._store.accounts[review.author]
        return {
            "id": review.id,
            "title": review.title,
            "teaser": review.text[:TEASER],
            "description": review.text,
            "author": {
                "name": author.person.name,
                "avatarPath": f"{self.avatar(author.avatar)}_avm.jpg",
                "id": str(author.person.user_id),
            },
            "helpfulVotes": review.helpful_votes,
            "totalVotes": review.total_votes,
            "rating": review.rating,
            "added": review.added,
            "edited": NEVER_EDITED if review.edited is None else review.edited,
        }

    def played(self, account: Account, product: Product) -> Json:
        """One game of GX-10; statistics are an empty list where there are none."""
        minutes, last = account.played.get(product.id, (0, 0))
        stats: Json = {}
        if minutes:
            when = f"{datetime.fromtimestamp(last, UTC):%Y-%m-%dT%H:%M:%S}+00:00"
            stats[account.person.galaxy_id] = {"playtime": minutes, "lastSession": when}
        return {
            "game": {
                "id": str(product.id),
                "title": product.title,
                "url": f"/game/{product.slug}",
                "image": self.image(product),
                "achievementSupport": "achievements" in product.features,
            },
            "stats": stats or [],
        }
