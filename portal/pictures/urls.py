from django.urls import path

from portal.pictures import views

app_name = "pictures"

urlpatterns = [
    path("media/pictures/<uuid:uuid>/<str:name>", views.rendition, name="rendition"),
]
