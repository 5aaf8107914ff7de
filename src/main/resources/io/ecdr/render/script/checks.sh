
# What is looked at before anything is sent.
check_first() {
  [ "$dry" = no ] || return 0
  command -v aws >/dev/null || give_up 2 'there is no aws command on the PATH'
  if [ "$(date -u +%Y%m%d%H%M%S)" -ge "$expires" ]; then
    give_up 14 "plan $plan expired at $expires_words; plan again"
  fi
  ask "$home" sts get-caller-identity --query Account || {
    code_of
    give_up "$code" "who is asking cannot be told: $trouble"
  }
  if [ "$answer" != "$account" ]; then
    give_up 14 "the plan is for account $account, and these credentials are of $answer"
  fi
}

# WORD: a person types it, unless there is nothing to ask.
confirm() {
  if [ "$dry" = yes ] || [ "$may" = no ] || [ "$yes" = yes ]; then
    return 0
  fi
  [ -t 0 ] || give_up 13 'nobody can be asked here; to go on without: --yes'
  at_stake
  printf 'Type %s to go on: ' "$1" >&2
  reply=''
  read -r reply || true
  [ "$reply" = "$1" ] || give_up 13 'declined; nothing was changed'
}
