"""Gives requests that a program made up what only people have, and writes down what they are answered."""

import json
import os
import random

import schemathesis

with open(os.environ["AGORA_PEOPLE"], encoding="utf-8") as people_file:
    PEOPLE = json.load(people_file)
PASSWORD = os.environ["AGORA_PASSWORD"]
ANSWERS = open(os.environ["AGORA_ANSWERS"], "a", encoding="utf-8", buffering=1)
CHANCE = random.Random(2026)

# Some are signed in all the time; the others are for what a sign-in does not survive.
SIGNED_IN, SPARE = PEOPLE[:40], PEOPLE[40:]
# What ends the sign-in of whoever asks.
LEAVING = ("POST /api/v1/auth/sign-out", "PUT /api/v1/me/password")


def fresh_email():
    return f"{CHANCE.getrandbits(64):016x}@example.org"


def good(field):
    """What a person would write there; nothing where only the program knows what to write."""
    person = CHANCE.choice(PEOPLE)
    return {
        "email": lambda: CHANCE.choice([fresh_email(), person["email"], "ANA@EXAMPLE.ORG "]),
        "password": lambda: CHANCE.choice([PASSWORD, "plant kettle oboe"]),
        "current": lambda: PASSWORD,
        "new": lambda: "oboe kettle plant",
        "refresh_token": lambda: person["refresh"],
        "name": lambda: "Zoë Ferreira",
        "phone": lambda: CHANCE.choice(["", "+351 912 345 678"]),
        "born_on": lambda: "1984-05-21",
        "locale": lambda: "pt-PT",
        "label": lambda: CHANCE.choice(["home", "work", "other"]),
        "street": lambda: "Rua das Flores 41",
        "city": lambda: "Lisbon",
        "postcode": lambda: "1200-194",
        "country": lambda: "PT",
    }.get(field)


@schemathesis.hook
def map_body(context, body):
    """Every second form is filled in well, but for at most one field, so that more than the form is looked at."""
    if not isinstance(body, dict) or CHANCE.random() < 0.5:
        return body
    kept = CHANCE.choice([None, *body])
    return {field: value if field == kept or good(field) is None else good(field)() for field, value in body.items()}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Each request comes from a network of its own, and most of them from somebody who is signed in."""
    case.headers["X-Forwarded-For"] = f"10.{CHANCE.randrange(256)}.{CHANCE.randrange(256)}.1"
    if CHANCE.random() < 0.1:
        return
    if case.operation.label not in LEAVING:
        case.headers["Authorization"] = "Bearer " + CHANCE.choice(SIGNED_IN)["access"]
    elif SPARE:
        case.headers["Authorization"] = "Bearer " + SPARE.pop()["access"]


@schemathesis.hook
def after_call(context, case, response):
    """Writes the answer down, and lets nobody ask on whose sign-in has ended."""
    ANSWERS.write(f"{response.status_code} {case.operation.label}\n")
    asked = response.request.headers.get("Authorization", "")
    if response.status_code == 401 and SPARE and case.operation.label not in LEAVING:
        ended = [person for person in SIGNED_IN if asked == "Bearer " + person["access"]]
        for person in ended:
            SIGNED_IN.remove(person)
            SIGNED_IN.append(SPARE.pop())
