from django.apps import AppConfig


class AddressesConfig(AppConfig):
    name = "portal.addresses"
    verbose_name = "Addresses"
