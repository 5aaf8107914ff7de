
# REGION GROUP OPERATION
look_group_available() {
  ! rehearsing || return "$rehearsed"
  ask "$1" elasticache describe-replication-groups --replication-group-id "$2" \
    --query 'ReplicationGroups[0].[Status,ARN]' || {
    unknown "replication group $2 is not there"
    return
  }
  status=${answer%%"$tab"*}
  arn=${answer#*"$tab"}
  if [ "$arn" = None ]; then
    busy "replication group $2 is $status"
    return
  fi
  ask "$1" elasticache list-tags-for-resource --resource-name "$arn" \
    --query "TagList[?Key=='ecdr:operation'].Value | [0]" || {
    # Tags may be refused while it is being made.
    if [ -n "$error" ] && [ "$status" = creating ]; then
      busy "replication group $2 is $status"
      return
    fi
    asked=2
    unknown ''
    return
  }
  if [ "$answer" != "$3" ]; then
    hint='It was left alone'
    never "the name is taken: replication group $2 in $1 was made by ${answer:-somebody else}"
    return
  fi
  case $status in
    available) so ;;
    *failed)
      nodes_events "$1" "$2"
      hint="Left behind: $2; remove it: aws elasticache delete-replication-group"
      hint="$hint --replication-group-id $2 --region $1"
      never "replication group $2 is $status"
      ;;
    *) busy "replication group $2 is $status" ;;
  esac
}

# REGION GROUP: why its nodes failed, as far as the service says.
nodes_events() {
  ask "$1" elasticache describe-replication-groups --replication-group-id "$2" \
    --query 'ReplicationGroups[0].MemberClusters[:4]' || return 0
  for node in $answer; do
    [ "$node" = None ] || events "$1" cache-cluster "$node"
  done
}

# REGION GROUP SHARDS NODES SLOTS…: all of it is available, with an endpoint.
look_group_serving() {
  ! rehearsing || return "$rehearsed"
  serving_region=$1
  serving=$2
  serving_shards=$3
  serving_nodes=$4
  shift 4
  ask "$serving_region" elasticache describe-replication-groups \
    --replication-group-id "$serving" \
    --query 'ReplicationGroups[0].[Status,length(NodeGroups),length(MemberClusters),ClusterEnabled,ConfigurationEndpoint.Address,NodeGroups[0].PrimaryEndpoint.Address]' || {
    unknown "replication group $serving is not there"
    return
  }
  IFS="$tab" read -r status shards nodes cluster configuration primary <<ANSWER
$answer
ANSWER
  endpoint=$configuration
  [ "$cluster" = True ] || [ "$configuration" != None ] || endpoint=$primary
  case $status in
    available) ;;
    *failed)
      never "replication group $serving is $status"
      return
      ;;
    *)
      busy "replication group $serving is $status"
      return
      ;;
  esac
  ask "$serving_region" elasticache describe-cache-clusters \
    --query "CacheClusters[?ReplicationGroupId=='$serving'].[CacheClusterId,CacheClusterStatus]" || {
    unknown 'its nodes are not told'
    return
  }
  for final in restore-failed incompatible-network; do
    case $answer in
      *"$tab$final"*)
        never "a node of $serving is $final"
        return
        ;;
    esac
  done
  ready=$(printf '%s\n' "$answer" | awk -F '\t' '$2 == "available" { n++ } END { print n + 0 }')
  if [ "$shards" != "$serving_shards" ] || [ "$nodes" != "$serving_nodes" ] ||
    [ "$ready" != "$serving_nodes" ] || [ "$endpoint" = None ]; then
    busy "replication group $serving: $shards of $serving_shards shards," \
      "$ready of $serving_nodes nodes, endpoint $endpoint"
    return
  fi
  if [ $# -gt 0 ]; then
    ask "$serving_region" elasticache describe-replication-groups \
      --replication-group-id "$serving" --query 'ReplicationGroups[0].NodeGroups[].[Slots]' || {
      unknown 'its slots are not told'
      return
    }
    if [ "$(printf '%s\n' "$answer" | sort)" != "$(printf '%s\n' "$@" | sort)" ]; then
      failed=40
      never "replication group $serving divides its slots otherwise than wanted"
      return
    fi
  fi
  say "   connect to $endpoint"
  so
}

# REGION GROUP: whether an earlier run has begun already; its look tells whether it is ours.
begun() {
  [ "$dry" = no ] || return 1
  ask "$1" elasticache describe-replication-groups --replication-group-id "$2" \
    --query 'ReplicationGroups[0].Status'
}

# REGION BUCKET KEY WORDS: a file of the backup is the one that was planned with.
check_file() {
  ask "$1" s3api head-object --bucket "$2" --key "$3" --expected-bucket-owner "$account" \
    --query '[ContentLength,ETag]' || {
    give_up 14 "file $3 was '$4' and cannot be read: $trouble; plan again"
  }
  found="${answer%%"$tab"*} bytes, ETag $(printf '%s' "${answer#*"$tab"}" | tr -d '"')"
  [ "$found" = "$4" ] || give_up 14 "file $3 was '$4' and is '$found'; plan again"
}

# REGION NAME
check_subnet_group() {
  ask "$1" elasticache describe-cache-subnet-groups --cache-subnet-group-name "$2" \
    --query 'CacheSubnetGroups[0].CacheSubnetGroupName' ||
    give_up 11 "subnet group $2 in $1: $trouble"
}
