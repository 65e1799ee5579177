"""One's settings; group `settings`. All operations but those of D12 and the avatar answer `{}`."""

from collections.abc import Sequence
from hashlib import sha256

from sandbox.core import Call, Reply, Route, reply
from sandbox.gog import parameters
from sandbox.gog.account import SHELVES
from sandbox.gog.world import Part, change, show


class Preferences(Part):
    """The settings."""

    def routes(self) -> Sequence[Route]:
        """These operations."""
        return (
            change("GET /account/save_birthday/{date}", self.settings_save_birthday),
            change("GET /account/save_country/{country}", self.settings_save_country),
            change(
                "GET /account/save_newsletter_subscription/{subscribed}",
                self.settings_save_newsletter_subscription,
            ),
            change(
                "GET /account/save_promo_subscription/{subscribed}", self.settings_save_promo_subscription
            ),
            change(
                "GET /account/save_wishlist_notification/{subscribed}",
                self.settings_save_wishlist_notification,
            ),
            change("GET /account/save_sharing_wishlist/{privacy}", self.settings_save_wishlist_sharing),
            change("GET /account/save_chat_privacy/{privacy}", self.settings_save_chat_privacy),
            change("GET /account/save_search_privacy/{privacy}", self.settings_save_search_privacy),
            change("POST /account/logout_all_sessions", self.settings_logout_all_sessions),
            change("GET /user/changeCurrency/{currency}", self.settings_change_currency),
            change("GET /user/changeLanguage/{language}", self.settings_change_language),
            change(
                "POST /account/save_shelf_background/{background_name}", self.settings_save_shelf_background
            ),
            change("POST /account/avatar", self.settings_upload_avatar),
            show("GET /user/settings.json", self.settings_get_alt),
            change("POST /user/settings/update", self.settings_update_alt),
        )

    def settings_save_birthday(self, call: Call) -> Reply:
        """ACC-20.

        Raises:
            BadRequest: It is no day of the calendar, written `YYYY-MM-DD`.
        """
        self.account(call).settings.birthday = parameters.date(call.params, "date")
        return reply({})

    def settings_save_country(self, call: Call) -> Reply:
        """ACC-21.

        Raises:
            BadRequest: It is not two capitals.
        """
        self.account(call).settings.country = parameters.country(call.params, "country")
        return reply({})

    def settings_save_newsletter_subscription(self, call: Call) -> Reply:
        """ACC-22.

        Raises:
            BadRequest: Neither 0 nor 1.
        """
        self.account(call).settings.newsletter = _subscribed(call)
        return reply({})

    def settings_save_promo_subscription(self, call: Call) -> Reply:
        """ACC-23.

        Raises:
            BadRequest: Neither 0 nor 1.
        """
        self.account(call).settings.promo = _subscribed(call)
        return reply({})

    def settings_save_wishlist_notification(self, call: Call) -> Reply:
        """ACC-24.

        Raises:
            BadRequest: Neither 0 nor 1.
        """
        self.account(call).settings.wishlist_notification = _subscribed(call)
        return reply({})

    def settings_save_wishlist_sharing(self, call: Call) -> Reply:
        """ACC-25.

        Raises:
            BadRequest: Not 0, 1 or 2.
        """
        self.account(call).settings.sharing = parameters.privacy(call.params, "privacy")
        return reply({})

    def settings_save_chat_privacy(self, call: Call) -> Reply:
        """ACC-26.

        Raises:
            BadRequest: Not 0, 1 or 2.
        """
        self.account(call).settings.chat = parameters.privacy(call.params, "privacy")
        return reply({})

    def settings_save_search_privacy(self, call: Call) -> Reply:
        """ACC-27.

        Raises:
            BadRequest: Neither 0 nor 1.
        """
        self.account(call).settings.searchable = bool(parameters.flag(call.params, "privacy"))
        return reply({})

    def settings_logout_all_sessions(self, call: Call) -> Reply:
        """ACC-28: cookies are no longer good, tokens are."""
        self.store.tokens.log_out(call.caller)
        return reply({})

    def settings_change_currency(self, call: Call) -> Reply:
        """ACC-29, for visitors too.

        Raises:
            BadRequest: It is another than those of ACC-1.
        """
        chosen = parameters.currency(call.params["currency"])
        self.store.settings(call.caller).currency = chosen
        return reply({})

    def settings_change_language(self, call: Call) -> Reply:
        """ACC-30, for visitors too; `de-DE` and `de` are the same.

        Raises:
            BadRequest: It is another language.
        """
        chosen = parameters.language(call.params["language"])
        self.store.settings(call.caller).language = chosen
        return reply({})

    def settings_save_shelf_background(self, call: Call) -> Reply:
        """ACC-31.

        Raises:
            BadRequest: There is no such shelf.
        """
        shelves = {name: name for name in SHELVES}
        chosen = parameters.choice(call.params, "background_name", shelves)
        self.account(call).settings.shelf = chosen or SHELVES[0]
        return reply({})

    def settings_upload_avatar(self, call: Call) -> Reply:
        r"""ACC-32: the new picture's addresses, their slashes written as ``\/``.

        Raises:
            BadRequest: The body is no `multipart/form-data`, or has no file in `files[]`.
        """
        account = self.account(call)
        account.avatar = sha256(parameters.uploaded(call, "files[]")).hexdigest()
        answer = reply({"avatars": self.shapes.avatars(account.avatar, snake=True)})
        return Reply(answer.status, answer.body.replace(b"/", rb"\/"), answer.headers)

    def settings_get_alt(self, call: Call) -> Reply:
        """D12."""
        return reply(self.shapes.settings_alt(self.account(call)))

    def settings_update_alt(self, call: Call) -> Reply:
        """D13: what is left out stays; `emailNotifications` is the setting of ACC-24.

        Raises:
            BadRequest: An argument makes no sense; then nothing is changed.
        """
        given, settings = call.arguments(), self.account(call).settings
        language, currency = given.get("language"), given.get("currency")
        newsletter = parameters.truth(given, "newsletter")
        mails = parameters.truth(given, "emailNotifications")
        language = settings.language if language is None else parameters.language(language)
        settings.currency = settings.currency if currency is None else parameters.currency(currency)
        settings.language = language
        settings.newsletter = settings.newsletter if newsletter is None else newsletter
        settings.wishlist_notification = settings.wishlist_notification if mails is None else mails
        return reply({})


def _subscribed(call: Call) -> bool:
    return bool(parameters.flag(call.params, "subscribed"))
