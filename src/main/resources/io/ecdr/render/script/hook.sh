
# TITLE COMMAND: a program of the operator's that may forbid the change; a person runs it.
hook_before() {
  note "$1, by hand: $2"
  hook_ended=$(now)
  if [ "$dry" = yes ] || [ "$may" = no ]; then
    return 0
  fi
  if [ "$yes" = yes ] || [ ! -t 0 ]; then
    give_up 11 'this program is not run by the script, and nobody is asked; nothing was changed'
  fi
  printf 'Run it now, in another terminal. Type done when it passed: ' >&2
  reply=''
  read -r reply || true
  [ "$reply" = 'done' ] || give_up 11 'it did not pass; nothing was changed'
  # shellcheck disable=SC2034 # used where the lag is waited for
  hook_ended=$(now)
}

# TITLE COMMAND: the same, afterwards.
hook_after() { note "not done here: $1, by hand: $2"; }
