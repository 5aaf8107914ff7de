usage() {
  printf '%s\n' "usage: $0 [--yes | --dry-run]"
  printf '%s\n' '  --yes      asks nobody'
  printf '%s\n' '  --dry-run  prints the aws commands and talks to nobody'
}

say() { printf '%s\n' "$*" >&2; }

# CODE WORDS: ends, with one of the exit codes of ecdr.
give_up() {
  ending=$1
  shift
  say "error: $*"
  exit "$ending"
}

yes=no
dry=no
case ${1:-} in
  '') ;;
  --yes) yes=yes ;;
  --dry-run) dry=yes ;;
  -h | --help)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
if [ $# -gt 1 ]; then
  usage >&2
  exit 2
fi

# Every address is in this script, and nothing here is sent twice behind our back.
export AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true AWS_STS_REGIONAL_ENDPOINTS=regional
export AWS_USE_FIPS_ENDPOINT=false AWS_USE_DUALSTACK_ENDPOINT=false
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off

umask 077
work=${TMPDIR:-/tmp}/ecdr-$plan.$$
mkdir "$work"
trap 'rm -rf "$work"' EXIT
trap 'say "interrupted; what was sent goes on at AWS. Run this again: it looks first"; exit 130' INT
trap 'say "ended; what was sent goes on at AWS. Run this again: it looks first"; exit 143' TERM

tab=$(printf '\t')
number=0
may=yes

now() { date -u +%s; }

# REGION SERVICE WORDS…: the aws command, at the address that the plan has.
call() {
  call_region=$1
  call_service=$2
  shift 2
  url=$(address "$call_service" "$call_region")
  aws --region "$call_region" ${url:+"--endpoint-url=$url"} --output text \
    --cli-connect-timeout 5 --cli-read-timeout 30 "$call_service" "$@" </dev/null
}

# What the last call was refused with: its code, empty when no service said so, and its words.
told() {
  trouble=$(tr '\n\t' '  ' <"$work/err" | sed 's/^ *//; s/ *$//')
  error=$(sed -n 's/.*An error occurred (\([^)]*\)) when calling.*/\1/p' "$work/err" | sed -n 1p)
}

# REGION SERVICE WORDS…: reads into $answer. 0: answered. 1: there is no such thing. 2: unreadable.
ask() {
  answer=''
  error=''
  trouble=''
  asked=0
  if answer=$(call "$@" 2>"$work/err"); then
    return 0
  fi
  told
  asked=2
  case $error in
    *NotFound* | NoSuch* | 404) asked=1 ;;
  esac
  return "$asked"
}

# Words as a shell takes them.
quoted() {
  for quoted_word; do
    case $quoted_word in
      *[!A-Za-z0-9_./:=@%+-]* | '')
        printf " '%s'" "$(printf '%s' "$quoted_word" | sed "s/'/'\\\\''/g")"
        ;;
      *) printf ' %s' "$quoted_word" ;;
    esac
  done
}

# The exit code that fits $error and $trouble.
code_of() {
  case $trouble in
    *'locate credentials'* | *'oken has expired'* | *'config profile'*)
      code=31
      return 0
      ;;
  esac
  case $error in
    AccessDenied* | Unauthorized* | Forbidden | 403 | ExpiredToken* | Invalid*Token* | \
      InvalidAccessKeyId | UnrecognizedClient* | SignatureDoesNotMatch | MissingAuthentication*)
      code=31
      ;;
    *NotFound* | NoSuch* | 404) code=30 ;;
    Throttl* | RequestLimitExceeded | TooManyRequests* | SlowDown | '') code=32 ;;
    *) code=24 ;;
  esac
}

# REGION SERVICE WORDS…: sends a call that changes something, once; $sent says what came of it.
change() {
  if [ "$dry" = yes ]; then
    url=$(address "$2" "$1")
    shown_region=$1
    shift
    printf 'aws%s\n' "$(quoted --region "$shown_region" ${url:+"--endpoint-url=$url"} "$@")"
    return 0
  fi
  say "   sending $2 $3 in $1"
  sent_at=$(now)
  refusal=''
  refusal_words='no answer'
  refusal_code=32
  if (
    export AWS_MAX_ATTEMPTS=1
    call "$@"
  ) >"$work/out" 2>"$work/err"; then
    sent=taken
    seen='the service took it on'
    return 0
  fi
  told
  refusal=$error
  refusal_words=${trouble:-no answer}
  code_of
  refusal_code=$code
  sent=refused
  case $error in
    '')
      case $trouble in
        *'Could not connect'* | *'Connect timeout'* | *'Unable to locate credentials'* | \
          *'Parameter validation failed'* | *'nknown options'* | *'nvalid choice'*) ;;
        *) sent=doubt ;;
      esac
      ;;
    InternalFailure | InternalError | ServiceUnavailable* | 5??) sent=doubt ;;
  esac
  say "   $sent: $refusal_words"
}

# TITLE SECONDS: a step begins, and may take so long.
begin() {
  number=$((number + 1))
  if [ "$dry" = yes ]; then
    printf '# %s. %s\n' "$number" "$1"
  else
    say "$number. $1"
  fi
  started=$(now)
  deadline=$((started + $2))
  sent=no
  sent_at=$started
  state=absent
  seen=''
  hint=''
  shown=''
  wait=1
  blind=''
  missing=''
  failed=24
  overdue=22
  rehearsed=1
  choice=1
  choices=1
}

# In a dry run a look looks at nothing: the state is not there, then it is.
rehearsing() {
  [ "$dry" = yes ] || return 1
  state=absent
  return 0
}

so() {
  state=so
  return 0
}

# WORDS: it is not like that.
absent() {
  state=absent
  seen=$*
  return 1
}

# WORDS: something goes on.
busy() {
  state=busy
  seen=$*
  return 1
}

# WORDS: it will never be so.
never() {
  state=failed
  seen=$*
  return 1
}

# WORDS: after a question that was not answered: the thing is not there, or nothing can be told.
unknown() {
  if [ "$asked" = 1 ]; then
    absent "$*"
  else
    state=unreadable
    seen=${trouble:-no answer}
  fi
  return 1
}

# Whether the step's call is to be sent now.
unsent() { [ "$state" = absent ] && [ "$sent" = no ] && [ "$may" = yes ]; }

# The service's own words on what went wrong, as far as they can be read.
events() {
  if ask "$1" elasticache describe-events --source-type "$2" --source-identifier "$3" \
    --duration 1440 --query 'Events[].[Date,Message]' && [ -n "$answer" ]; then
    say "events of $3 in $1 in the last 24 h:"
    say "$answer"
  else
    say "events of $3 in $1: none, or not readable"
  fi
}

again='Run this script again: it looks first and goes on.'

# What cannot be read for two minutes ends the step; what is forbidden ends it at once.
blinded() {
  code_of
  blind=${blind:-$(now)}
  if [ "$code" = 31 ] || [ $(($(now) - blind)) -ge 120 ]; then
    [ "$sent" != doubt ] || code=21
    give_up "$code" "$seen. $again"
  fi
}

sleep_a_little() {
  if [ "$(now)" -ge "$deadline" ]; then
    late=$overdue
    [ "$sent" != doubt ] || late=21
    give_up "$late" "waited $(($(now) - started)) s: $seen. AWS may go on. $again"
  fi
  if [ "$seen" != "$shown" ]; then
    say "   $seen"
    shown=$seen
  fi
  sleep "$wait"
}

# WORDS: what is so now.
finished() {
  if [ "$dry" = yes ]; then
    printf '# then waits until %s\n' "$1"
  elif [ "$sent" = no ]; then
    say "   so already: $1"
  else
    say "   done: $1"
  fi
}

# WORDS: for the reader.
note() {
  if [ "$dry" = yes ]; then
    printf '# %s\n' "$1"
  else
    say "   $1"
  fi
}
