
# REGION GROUP SUFFIX: it belongs to a Global Datastore that takes secondaries; $datastore is its id.
look_global_datastore_available() {
  datastore='?????-'$3
  ! rehearsing || return "$rehearsed"
  ask "$1" elasticache describe-replication-groups --replication-group-id "$2" \
    --query 'ReplicationGroups[0].GlobalReplicationGroupInfo.GlobalReplicationGroupId' || {
    asked=2
    unknown ''
    return
  }
  case $answer in
    None)
      absent "$2 belongs to no Global Datastore"
      return
      ;;
    *[!A-Za-z0-9-]*)
      never "a Global Datastore with an odd name: $answer"
      return
      ;;
    *"-$3") ;;
    *)
      never "$2 was made a member of Global Datastore $answer by somebody else; plan again"
      return
      ;;
  esac
  datastore=$answer
  ask "$1" elasticache describe-global-replication-groups \
    --global-replication-group-id "$datastore" --query 'GlobalReplicationGroups[0].Status' || {
    [ "$asked" = 1 ] || {
      unknown ''
      return
    }
    busy "Global Datastore $datastore is not told yet"
    return
  }
  case $answer in
    available | primary-only) so ;;
    *) busy "Global Datastore $datastore is $answer" ;;
  esac
}

# REGION DATASTORE GROUP: it is an associated secondary, and available.
look_member_associated() {
  ! rehearsing || return "$rehearsed"
  ask "$1" elasticache describe-replication-groups --replication-group-id "$3" \
    --query 'ReplicationGroups[0].[Status,GlobalReplicationGroupInfo.GlobalReplicationGroupId]' || {
    unknown "replication group $3 is not there"
    return
  }
  status=${answer%%"$tab"*}
  belongs=${answer#*"$tab"}
  case $status/$belongs in
    *failed/*)
      hint="Left behind: $3 in $1"
      never "replication group $3 is $status"
      return
      ;;
    *"/$2") ;;
    available/None | */[!N]*)
      hint='It was left alone'
      never "the name is taken: replication group $3 in $1 belongs to $belongs"
      return
      ;;
    *)
      busy "replication group $3 is $status"
      return
      ;;
  esac
  ask "$1" elasticache describe-global-replication-groups \
    --global-replication-group-id "$2" --show-member-info \
    --query "GlobalReplicationGroups[0].Members[?ReplicationGroupId=='$3'].[Role,Status] | [0]" || {
    [ "$asked" = 1 ] || {
      unknown ''
      return
    }
    busy "$1 tells of no Global Datastore $2"
    return
  }
  case $status/$answer in
    "available/SECONDARY${tab}associated") so ;;
    *) busy "replication group $3 is $status and $answer" ;;
  esac
}

# REGION GROUP: there is no such group. One that belongs to a Global Datastore is never waited for.
look_former_standby_gone() {
  ! rehearsing || return "$rehearsed"
  ask "$1" elasticache describe-replication-groups --replication-group-id "$2" \
    --query 'ReplicationGroups[0].[Status,GlobalReplicationGroupInfo.GlobalReplicationGroupId]' || {
    gone_or_unknown
    return
  }
  case $answer in
    deleting"$tab"*) busy "replication group $2 is deleting" ;;
    *"${tab}None")
      case $answer in
        available*) absent "replication group $2 is available" ;;
        *) busy "replication group $2 is ${answer%%"$tab"*}" ;;
      esac
      ;;
    *) never "$2 belongs to Global Datastore ${answer#*"$tab"}, so it is kept" ;;
  esac
}

# REGION DATASTORE: there is no such Global Datastore. One that has a secondary is never waited for.
look_global_datastore_gone() {
  ! rehearsing || return "$rehearsed"
  ask "$1" elasticache describe-global-replication-groups \
    --global-replication-group-id "$2" --show-member-info \
    --query 'GlobalReplicationGroups[0].[Status,length(not_null(Members, `[]`))]' || {
    gone_or_unknown
    return
  }
  case $answer in
    deleting"$tab"*) busy "Global Datastore $2 is deleting" ;;
    *"${tab}0" | *"${tab}1") absent "Global Datastore $2 is ${answer%%"$tab"*}" ;;
    *) never "Global Datastore $2 has a secondary, so it is kept" ;;
  esac
}

gone_or_unknown() {
  if [ "$asked" = 1 ]; then
    so
  else
    unknown ''
  fi
}
