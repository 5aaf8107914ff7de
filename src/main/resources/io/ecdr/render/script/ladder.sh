
# What a person may do when no rung is reached; each ladder tells its own.
way_out=''

# REGION DATASTORE FILE: its state, then its members' id, Region, role and state, as lines.
members() {
  ask "$1" elasticache describe-global-replication-groups \
    --global-replication-group-id "$2" --show-member-info \
    --query 'GlobalReplicationGroups[0].[[[Status]],Members[].[ReplicationGroupId,ReplicationGroupRegion,Role,Status]] | []' || return "$asked"
  printf '%s\n' "$answer" | awk -F '\t' -v OFS='\t' '
    NR > 1 { $1 = tolower($1); $2 = tolower($2); $3 = toupper($3); $4 = tolower($4) }
    NR == 1 { $1 = tolower($1) }
    { print }' >"$3"
}

# FILE GROUP REGION: that member's role and state.
member() { awk -F '\t' -v g="$2" -v r="$3" '$1 == g && $2 == r { print $3 " " $4 }' "$1"; }

# FILE: who has which role, in one line.
roles() {
  awk -F '\t' 'NF > 1 { printf "%s%s in %s is %s %s", n++ ? ", " : "", $1, $2, $3, $4 }
    END { if (!n) printf "no members told" }' "$1"
}

# FILE: the Region of the one primary; empty when there is none, and when there are several.
primary() { awk -F '\t' '$3 == "PRIMARY" { n++; r = $2 } END { if (n == 1) print r }' "$1"; }

# FILE: members and roles alone, to compare what two Regions tell.
sides() { awk -F '\t' 'NF > 1 { print $2 "/" $1 "/" $3 }' "$1" | sort; }

# REGION DATASTORE GROUP OLD_REGION SETTLED OTHER_REGION: it is the one primary, by its own word too.
look_roles_moved() {
  ! rehearsing || return "$rehearsed"
  quiet=no
  members "$1" "$2" "$work/members" || {
    unknown "$1 tells of no Global Datastore $2"
    return
  }
  status=$(sed -n 1p "$work/members")
  mine=$(member "$work/members" "$3" "$1")
  one=$(primary "$work/members")
  case $mine in
    'PRIMARY '*) ;;
    *)
      if [ -n "$one" ] && [ "$one" != "$4" ]; then
        never "another became the primary: $(roles "$work/members")"
        return
      fi
      [ "$status" != available ] || quiet=yes
      absent "Global Datastore $2 is $status, and the roles have not moved:" \
        "$(roles "$work/members"), as $1 tells"
      return
      ;;
  esac
  if [ -z "$one" ] || [ "$mine" != 'PRIMARY associated' ]; then
    busy "the roles are moving: $(roles "$work/members")"
    return
  fi
  if [ "$5" = yes ] && [ "$status" != available ]; then
    busy "$3 is the primary; Global Datastore $2 is $status"
    return
  fi
  ask "$1" elasticache describe-replication-groups --replication-group-id "$3" \
    --query 'ReplicationGroups[0].[Status,GlobalReplicationGroupInfo.GlobalReplicationGroupMemberRole]' || {
    asked=2
    unknown ''
    return
  }
  case $answer in
    "available$tab"[Pp][Rr][Ii]* | "available${tab}None") ;;
    *)
      busy "$3 is the primary; the group itself is $answer"
      return
      ;;
  esac
  if [ -n "$6" ]; then
    members "$6" "$2" "$work/other" || {
      busy "the roles have moved as $1 tells; $6 does not answer"
      return
    }
    if [ "$(sides "$work/members")" != "$(sides "$work/other")" ]; then
      busy "the Regions tell different roles; $6: $(roles "$work/other")"
      return
    fi
  fi
  seen=$(roles "$work/members")
  so
}

# REGION DATASTORE GROUP: it belongs to no Global Datastore any more, and is available.
look_standalone() {
  ! rehearsing || return "$rehearsed"
  quiet=no
  ask "$1" elasticache describe-replication-groups --replication-group-id "$3" \
    --query 'ReplicationGroups[0].[Status,GlobalReplicationGroupInfo.GlobalReplicationGroupId]' || {
    if [ "$asked" = 1 ]; then
      never "replication group $3 is not there in $1"
    else
      unknown ''
    fi
    return
  }
  status=${answer%%"$tab"*}
  belongs=${answer#*"$tab"}
  mine=''
  if [ -n "$2" ]; then
    if members "$1" "$2" "$work/members"; then
      mine=$(member "$work/members" "$3" "$1")
    elif [ "$asked" = 2 ]; then
      unknown ''
      return
    fi
  elif [ "$belongs" != None ]; then
    never "$3 belongs to Global Datastore $belongs; plan again"
    return
  fi
  if [ "$belongs" = None ] && [ -z "$mine" ]; then
    if [ "$status" = available ]; then
      seen="$3 in $1 belongs to no Global Datastore"
      so
    else
      busy "$3 is detached; it is $status"
    fi
    return
  fi
  case $belongs/$mine in
    None/* | */ | *disassociating)
      busy "$3 is being detached from Global Datastore $2"
      return
      ;;
  esac
  [ "$(sed -n 1p "$work/members")" != available ] || quiet=yes
  absent "$3 still belongs to Global Datastore $2: $(roles "$work/members")"
}

# NUMBER: whether that rung was reached; where nothing may be sent, all of them are looked at.
on_rung() { [ "$rung" -ge "$1" ] || [ "$may" = no ]; }

# Whether an earlier rung began nothing that this one would cross.
uncrossed() {
  [ "$state" = busy ] && return 1
  [ "$state" != failed ] || [ "$sent" != no ]
}

# PATIENCE…: between two looks of a ladder; the seconds of each rung, with a question mark behind
# where a person is asked first. What was seen decides. A call is never sent a second time.
climb() {
  index=1
  while [ "$index" -lt "$rung" ]; do
    shift
    index=$((index + 1))
  done
  patience=${1%\?}
  next=${2:-}
  wait=1
  if [ "$dry" = yes ]; then
    next_rung "$next" || rehearsed=0
    return 0
  fi
  [ "$state" = unreadable ] || blind=''
  case $state in
    failed)
      give_up "$failed" "$seen${hint:+. $hint}"
      ;;
    unreadable)
      if [ "$sent" = refused ]; then
        next_rung "$next" || over
        return 0
      fi
      blinded
      ;;
    absent)
      [ "$may" = yes ] || give_up 14 "$seen; the plan does not fit any more, plan again"
      if [ "$sent" = refused ]; then
        refused_words="$refusal_words; "
        refused_code=$refusal_code
        # What was only turned away for now, or never got through, is no reason for another way.
        case $refusal in
          Throttl* | RequestLimitExceeded | TooManyRequests* | SlowDown | '')
            if [ $(($(now) - started)) -lt "$patience" ]; then
              sent=no
              seen="trying again: $refusal_words"
              sleep_a_little
              return 0
            fi
            ;;
        esac
        next_rung "$next" || over
        return 0
      fi
      if [ "$sent" != no ] && [ $(($(now) - sent_at)) -ge "$patience" ]; then
        next_rung "$next" || over
        return 0
      fi
      ;;
  esac
  sleep_a_little
}

# The next rung is taken: 1 when there is none, or a person says no.
next_rung() {
  [ -n "$1" ] || return 1
  case $1 in
    *\?)
      if [ "$dry" = no ]; then
        [ "$yes" = no ] && [ -t 0 ] || return 1
        printf '%s%s\nGo on with the next way? It cannot be undone. Type %s: ' \
          "$refused_words" "$seen" "$cache" >&2
        reply=''
        read -r reply || true
        [ "$reply" = "$cache" ] || return 1
      fi
      ;;
  esac
  [ "$dry" = yes ] || say "   ${refused_words}taking the next way"
  last_sent=$sent
  rung=$((rung + 1))
  sent=no
}

# WORDS: what would be so after one way or the other.
arrived() {
  if [ "$dry" = yes ]; then
    finished "$1"
  else
    finished "$seen"
  fi
}

# No way is left.
over() {
  if [ "$sent" = doubt ] || [ "$last_sent" = doubt ]; then
    give_up 21 "${refused_words}an answer was lost, and $seen. $again"
  elif [ "$sent" = taken ] && [ "$quiet" = no ]; then
    give_up 22 "$refused_words$seen. AWS may go on. $again"
  elif [ "$sent" = taken ]; then
    give_up 24 "${refused_words}the service took it on, but $seen. $way_out"
  fi
  give_up "$refused_code" "$refused_words$seen. $way_out"
}

# TITLE SECONDS: like begin, for a step with ways out.
begin_ladder() {
  begin "$@"
  rung=1
  refused_words=''
  refused_code=24
  last_sent=no
  quiet=no
}

# REGION DATASTORE GROUP OLD_REGION FINE: nothing is sent where there is nothing to do, or where the
# plan does not fit any more. FINE: that it is the primary is what is wanted.
check_roles() {
  [ "$dry" = no ] || return 0
  if members "$1" "$2" "$work/members"; then
    mine=$(member "$work/members" "$3" "$1")
    one=$(primary "$work/members")
    say "as $1 tells: $(roles "$work/members")"
  elif [ "$asked" = 1 ]; then
    mine=''
  else
    code_of
    give_up "$code" "Global Datastore $2 in $1: $trouble"
  fi
  case $mine in
    '')
      may=no
      ;;
    'PRIMARY '*)
      [ "$5" = yes ] || give_up 11 "$3 in $1 is the primary; only secondaries can be detached"
      may=no
      ;;
    'SECONDARY '*)
      if [ -n "$4" ] && [ -n "$one" ] && [ "$one" != "$4" ]; then
        give_up 14 "the primary was in $4 and is in $one; plan again"
      fi
      ;;
    *) give_up 11 "$3 in $1 is $mine, which is no secondary" ;;
  esac
}

# REGION DATASTORE OTHER_REGION: nothing goes on, and both Regions tell the same.
check_settled() {
  if [ "$dry" = yes ] || [ "$may" = no ]; then
    return 0
  fi
  status=$(sed -n 1p "$work/members")
  [ "$status" = available ] || give_up 11 "Global Datastore $2 is $status; wait until it is available"
  [ -n "$3" ] || return 0
  members "$3" "$2" "$work/other" || give_up 11 "what $3 tells cannot be read: $trouble"
  [ "$(sides "$work/members")" = "$(sides "$work/other")" ] ||
    give_up 11 "the Regions tell different roles; $3: $(roles "$work/other")"
}

# OLD_REGION DATASTORE AGREED: a primary that looks healthy is for a switchover, not for a failover.
check_lost() {
  if [ "$dry" = yes ] || [ "$may" = no ] || [ -z "$1" ]; then
    return 0
  fi
  url=$(address elasticache "$1")
  if AWS_MAX_ATTEMPTS=1 aws --region "$1" ${url:+"--endpoint-url=$url"} --output text \
    --cli-connect-timeout 1 --cli-read-timeout 1 elasticache describe-global-replication-groups \
    --global-replication-group-id "$2" >/dev/null 2>&1 </dev/null; then
    if [ "$yes" = yes ] && [ "$3" = no ]; then
      give_up 11 "$1 answers at once; where both Regions are healthy, use a switchover"
    fi
    say "warning: $1 answers at once; where both Regions are healthy, use a switchover"
  else
    say "$1 does not answer"
  fi
}

# REGION DATASTORE GROUP BOUND UNKNOWN_TOO STOPPED: what would be lost now, in seconds, held to what
# was agreed to. BOUND: empty when none was said. STOPPED: since when nobody writes, in seconds.
check_loss() {
  if [ "$dry" = yes ] || [ "$may" = no ]; then
    return 0
  fi
  lag_of "$1" "$2" "$3"
  if [ -z "$lag" ]; then
    figures='not known: the lag could not be read, which is not zero'
    [ "$5" = yes ] || give_up 15 "what would be lost is $figures; nothing was changed"
  else
    stopped=${lag%% *}
    writing=${lag#* }
    figures="if the primary has stopped $stopped s, if it still writes $writing s"
    shown_loss=$stopped
    if [ "$writing" -gt "$stopped" ] && { [ -z "$6" ] || [ "$(now)" -lt "$6" ]; }; then
      shown_loss=$writing
    fi
    if [ -n "$4" ] && [ "$shown_loss" -gt "$4" ]; then
      give_up 15 "loss: $figures; agreed to were $4 s; nothing was changed"
    fi
    if [ -z "$4" ] && [ "$5" = no ]; then
      give_up 15 "loss: $figures; nothing was agreed to, nothing was changed"
    fi
  fi
  say "loss: $figures"
}

# REGION DATASTORE GROUP STOPPED SECONDS: in a minute after writers stopped the lag is that small.
look_lag_under() {
  ! rehearsing || return "$rehearsed"
  lag_of "$1" "$2" "$3"
  if [ -z "$lag" ]; then
    busy 'the lag could not be read, which is not zero'
    return
  fi
  behind=$((${lag%% *} - 60))
  sampled=$((read_at - ${lag#* } + behind))
  seen="the newest lag is $behind s, $((read_at - sampled)) s ago"
  if [ "$sampled" -lt "$4" ] || [ "$behind" -gt "$5" ]; then
    busy "$seen; wanted are $5 s, after writers stopped"
    return
  fi
  so
}

# REGION DATASTORE GROUP: $lag holds both figures, or nothing when it is not known.
lag_of() {
  lag=''
  ask "$1" cloudwatch list-metrics --namespace AWS/ElastiCache \
    --metric-name GlobalDatastoreReplicationLag --query 'Metrics[].to_string(Dimensions)' ||
    return 0
  printf '%s\n' "$answer" | tr '\t' '\n' >"$work/listed"
  # Its nodes tell its metric from that of a group whose name begins like its own.
  nodes="$3-[0-9]{3}|$3-[0-9]{4}-[0-9]{3}"
  if ask "$1" elasticache describe-replication-groups --replication-group-id "$3" \
    --query 'ReplicationGroups[0].MemberClusters[]' && [ -n "$answer" ] && [ "$answer" != None ]; then
    nodes=$(printf '%s' "$answer" | tr '\t\n' '||')
  fi
  grep -E "\"Value\": ?\"($2|$3|$nodes)\"" "$work/listed" | sort -u >"$work/dimensions" || true
  [ -s "$work/dimensions" ] || return 0
  queries=$(awk '{
      printf "%s{\"Id\":\"m%d\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"AWS/ElastiCache\",", \
        (NR > 1 ? "," : "["), NR
      printf "\"MetricName\":\"GlobalDatastoreReplicationLag\",\"Dimensions\":%s},", $0
      printf "\"Period\":60,\"Stat\":\"Maximum\"}}"
    }
    END { print "]" }' "$work/dimensions")
  read_at=$(now)
  ask "$1" cloudwatch get-metric-data --metric-data-queries "$queries" \
    --start-time "$((read_at - 10800))" --end-time "$read_at" \
    --query 'MetricDataResults[?Values[0]].[Timestamps,Values]' || return 0
  lag=$(printf '%s\n' "$answer" | LC_ALL=C awk -F '\t' -v now="$read_at" '
    function seconds(text,   y, m, d) {
      if (text ~ /^[0-9.]+$/) return text + 0
      if (text !~ /(Z|[+]00:00)$/) return -1
      y = substr(text, 1, 4) + 0
      m = substr(text, 6, 2) + 0
      d = substr(text, 9, 2) + 0
      if (m <= 2) { y--; m += 12 }
      return (365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) \
        + d - 719469) * 86400 + substr(text, 12, 2) * 3600 + substr(text, 15, 2) * 60 \
        + substr(text, 18, 2)
    }
    function up(x) { return x == int(x) ? x : int(x) + 1 }
    NR % 2 == 1 { times = NF; for (i = 1; i <= NF; i++) time[i] = seconds($i); next }
    {
      # One series: its newest value, and the worst of that minute.
      last = -1
      for (i = 1; i <= NF && i <= times; i++)
        if ($i ~ /^[0-9.]+(e-?[0-9]+)?$/ && time[i] > last) last = time[i]
      if (last < 0) next
      most = 0
      for (i = 1; i <= NF && i <= times; i++)
        if (time[i] > last - 60 && $i + 0 > most) most = $i + 0
      n++
      at[n] = last
      value[n] = most
      if (last > newest) newest = last
    }
    END {
      if (!n) exit
      # What ended more than five minutes before the newest is of a node that was replaced.
      oldest = newest
      for (i = 1; i <= n; i++)
        if (at[i] >= newest - 300) {
          if (value[i] > worst) worst = value[i]
          if (at[i] < oldest) oldest = at[i]
        }
      age = now > oldest ? now - oldest : 0
      printf "%d %d\n", up(worst + 60), up(worst + age)
    }')
}
