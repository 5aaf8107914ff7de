"""Runs the aws command again and again, each time in a process of its own.

Most of what the command does is to load its own modules. They are loaded once here; each command
line is then run by a fork, which is the very command with its own arguments, environment, files and
exit code. Reads a JSON object a line: args, env, out, err. Answers with the exit code.
"""

import importlib
import json
import os
import signal
import sys

import awscli
import awscli.clidriver

LONGEST_SECONDS = 60


def load():
    awscli.clidriver.create_clidriver()
    for late in (
        "awscli.customizations.s3.subcommands",
        "awscli.formatter",
        "botocore.endpoint",
        "botocore.httpsession",
        "botocore.paginate",
        "s3transfer.manager",
    ):
        importlib.import_module(late)


def command(asked):
    signal.alarm(LONGEST_SECONDS)
    for number, name, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, asked["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, asked["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(name, flags, 0o600), number)
    models = os.environ["AWS_DATA_PATH"]  # Set by the command itself when it was loaded.
    os.environ.clear()
    os.environ.update(asked["env"])
    os.environ["AWS_DATA_PATH"] = models
    sys.argv = ["aws"] + asked["args"]
    sys.exit(awscli.clidriver.main())


def main():
    load()
    # The child's standard streams are its own; answers go where this one's went.
    questions = os.fdopen(os.dup(0))
    answers = os.fdopen(os.dup(1), "w")
    print("aws-cli/" + awscli.__version__, file=answers, flush=True)
    for line in iter(questions.readline, ""):
        child = os.fork()
        if child == 0:
            command(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


if __name__ == "__main__":
    main()
