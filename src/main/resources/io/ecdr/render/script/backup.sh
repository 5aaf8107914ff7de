
# REGION NAME
look_snapshot_available() {
  ! rehearsing || return "$rehearsed"
  ask "$1" elasticache describe-snapshots --snapshot-name "$2" \
    --query 'Snapshots[0].SnapshotStatus' || {
    unknown "snapshot $2 is not there"
    return
  }
  case $answer in
    available) so ;;
    None) absent "snapshot $2 is not there" ;;
    failed) never "snapshot $2 is failed" ;;
    *) busy "snapshot $2 is $answer" ;;
  esac
}

# REGION NAME BUCKET OWNER PREFIX SHARDS: leaves the files behind as lines of shard, size, key.
look_export_complete() {
  ! rehearsing || return "$rehearsed"
  ask "$1" elasticache describe-snapshots --snapshot-name "$2" \
    --query 'Snapshots[0].[SnapshotStatus,NumNodeGroups]' || {
    [ "$asked" = 2 ] || {
      never "snapshot $2 is gone, so it cannot be exported"
      return
    }
    unknown ''
    return
  }
  status=${answer%%"$tab"*}
  case ${answer#*"$tab"} in
    None | 0 | "$6") ;;
    *)
      never "snapshot $2 has ${answer#*"$tab"} shards, and the plan counts on $6; back up anew"
      return
      ;;
  esac
  ask "$1" s3api list-objects-v2 --bucket "$3" --prefix "$5" --expected-bucket-owner "$4" \
    --query 'Contents[].[Size,Key]' || {
    asked=2
    unknown ''
    return
  }
  printf '%s\n' "$answer" | awk -F '\t' -v prefix="$5" '
    NF == 2 && index($2, prefix) == 1 && $2 ~ /\.rdb$/ {
      shard = substr($2, length(prefix) + 1)
      print substr(shard, 1, length(shard) - 4) "\t" $1 "\t" $2
    }' >"$work/exported"
  files=$(awk 'END { print NR }' "$work/exported")
  whole=$(awk -F '\t' '$2 > 0 { n++ } END { print n + 0 }' "$work/exported")
  if [ "$status" = failed ]; then
    never "snapshot $2 is failed, so its export will not end"
  elif [ "$files" -gt "$6" ]; then
    never "snapshot $2 has $6 shards, but the bucket holds $files files of that name"
  elif [ "$status" = available ] && [ "$whole" = "$6" ]; then
    so
  elif [ "$status" = available ] && [ "$files" = 0 ]; then
    absent "no file of snapshot $2 is in bucket $3"
  else
    busy "snapshot $2 is $status, $whole of $6 files written"
  fi
}

# PREFIX SHARDS…: the files that an export makes, as far as AWS documents them; for a dry run.
expect_files() {
  [ "$dry" = yes ] || return 0
  expected_prefix=$1
  shift
  for expected_shard; do
    printf '%s\t0\t%s%s.rdb\n' "$expected_shard" "$expected_prefix" "$expected_shard"
  done >"$work/exported"
}

# REGION BUCKET KEY OWNER: $size, and S3's own checksum of the whole object, empty without one.
stored() {
  ask "$1" s3api head-object --bucket "$2" --key "$3" --checksum-mode ENABLED \
    --expected-bucket-owner "$4" --query '[ContentLength,ChecksumType,ChecksumCRC64NVME,ChecksumSHA256,ChecksumSHA1,ChecksumCRC32C,ChecksumCRC32]' || return "$asked"
  size=${answer%%"$tab"*}
  checksum=$(printf '%s\n' "$answer" | awk -F '\t' '
    $2 == "COMPOSITE" { exit }
    {
      split("CRC64NVME SHA256 SHA1 CRC32C CRC32", name, " ")
      for (i = 1; i <= 5; i++) {
        if ($(i + 2) != "None" && $(i + 2) != "" && $(i + 2) !~ /-[0-9]+$/) {
          print name[i] ":" $(i + 2)
          exit
        }
      }
    }')
}

# KEY: $size and $checksum must not speak against the source's.
compare() {
  if [ "$size" != "$source_size" ] || {
    [ -n "$checksum" ] && [ -n "$source_checksum" ] &&
      [ "${checksum%%:*}" = "${source_checksum%%:*}" ] && [ "$checksum" != "$source_checksum" ]
  }; then
    give_up 40 "$1 has $size bytes, $checksum; its source has $source_size bytes," \
      "$source_checksum; look at both, nothing was overwritten"
  fi
}

# REGION BUCKET KEY; REGION BUCKET KEY; OWNER
copy_object() {
  if [ "$dry" = no ]; then
    stored "$1" "$2" "$3" "$7" || {
      code_of
      give_up "$code" "$2/$3: $trouble"
    }
    source_size=$size
    source_checksum=$checksum
    if stored "$4" "$5" "$6" "$7"; then
      compare "$6"
      say "   there already: $6"
      return 0
    fi
    [ "$asked" = 1 ] || {
      code_of
      give_up "$code" "$5/$6: $trouble"
    }
    if [ "$source_size" -gt 5000000000 ]; then
      copy_large "$@"
    else
      copy_whole "$@"
    fi
    stored "$4" "$5" "$6" "$7" || {
      [ "$sent" = doubt ] || [ "$sent" = taken ] || {
        give_up "$refusal_code" "$6 was not copied: $refusal_words"
      }
      give_up 21 "$6 was sent and is not there. $again"
    }
    compare "$6"
  else
    copy_whole "$@"
  fi
}

copy_whole() {
  change "$4" s3api copy-object --bucket "$5" --key "$6" --copy-source "$2/$3" \
    --server-side-encryption AES256 --checksum-algorithm CRC64NVME \
    --expected-bucket-owner "$7" --expected-source-bucket-owner "$7"
}

# CopyObject takes 5 GB at most; aws s3 cp copies in parts, and cannot ask for the buckets' owner.
copy_large() {
  say "   $3 has $source_size bytes, above 5 GB: copied in parts with aws s3 cp"
  url=$(address s3api "$4")
  sent=doubt
  if (
    if [ -n "$url" ]; then
      export AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=false AWS_ENDPOINT_URL_S3="$url"
    fi
    aws --region "$4" s3 cp "s3://$2/$3" "s3://$5/$6" --source-region "$1" --sse AES256 \
      --only-show-errors </dev/null
  ) >"$work/out" 2>"$work/err"; then
    sent=taken
  else
    told
    say "   aws s3 cp: $trouble"
  fi
}

# REGION BUCKET; REGION BUCKET PREFIX; OWNER: copies what the export left, and writes down what.
copy_objects() {
  : >"$work/copied"
  while IFS="$tab" read -r shard exported_size key; do
    case $shard in
      *[!A-Za-z0-9-]* | '') give_up 24 "the export made a file of an unknown kind: $key" ;;
    esac
    copy_object "$1" "$2" "$key" "$3" "$4" "$5$shard.rdb" "$6"
    [ "$dry" = yes ] || {
      [ "$exported_size" = "$size" ] || give_up 40 "$key changed while it was copied"
      printf '%s\t%s\t%s\n' "$shard" "$size" "$checksum" >>"$work/copied"
    }
  done <"$work/exported"
}

# REGION SNAPSHOT: $work/manifest out of the plan's part, the snapshot and what was copied.
make_manifest() {
  ask "$1" elasticache describe-snapshots --snapshot-name "$2" --show-node-group-config \
    --query 'Snapshots[0].[[[Engine,EngineVersion,CacheNodeType,Port]],NodeSnapshots[].[NodeGroupId,NodeGroupConfiguration.NodeGroupId,NodeGroupConfiguration.Slots,NodeGroupConfiguration.ReplicaCount,SnapshotCreateTime]] | []' || {
    code_of
    give_up "$code" "snapshot $2: $trouble"
  }
  printf '%s\n' "$answer" >"$work/snapshot"
  written=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  export written draft_engine draft_version draft_type draft_port draft_cluster key_start
  LC_ALL=C awk -F '\t' '
    function known(text) { return text != "" && text != "None" }
    function fail(words) {
      print words | "cat >&2"
      bad = 1
      exit 1
    }
    # A text of the service as JSON; it is made of harmless letters only, or it is refused.
    function json(text) {
      if (text !~ /^[A-Za-z0-9._:+\/, -]*$/) fail("an answer with odd letters: " text)
      return "\"" text "\""
    }
    function moment(text) {
      sub(/\+00:00$/, "Z", text)
      if (text !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9:.]+Z$/)
        fail("a time of an unknown kind: " text)
      return text
    }
    function either(text, draft) { return known(text) ? json(text) : draft }
    part == 1 && FNR == 1 {
      engine = $1
      version = $2
      type = $3
      port = $4
      next
    }
    part == 1 && NF >= 5 {
      nodes++
      id = known($1) ? $1 : $2
      node_slots[id] = known($3) ? $3 : ""
      node_replicas[id] = $4
      node_time[id] = known($5) ? moment($5) : ""
      only_node = id
      bare = node_time[id]
      sub(/Z$/, "", bare)
      if (bare != "" && (first == "" || bare < first)) first = bare
      next
    }
    part == 2 {
      planned++
      plan_slots[$1] = $2
      plan_replicas[$1] = $3
      only_planned = $1
      next
    }
    part == 3 {
      n++
      shard[n] = $1
      bytes[n] = $2
      checksum[n] = $3
      next
    }
    $0 == "@engine@" { print "  \"engine\" : " either(engine, ENVIRON["draft_engine"]) ","; next }
    $0 == "@engineVersion@" {
      print "  \"engineVersion\" : " either(version, ENVIRON["draft_version"]) ","
      next
    }
    $0 == "@nodeType@" { print "  \"nodeType\" : " either(type, ENVIRON["draft_type"]) ","; next }
    $0 == "@port@" {
      if (ENVIRON["draft_port"] != "") print "  \"port\" : " ENVIRON["draft_port"] ","
      else if (known(port)) print "  \"port\" : " json(port) ","
      next
    }
    $0 == "@recoveryPoint@" {
      if (first != "") print "  \"recoveryPoint\" : \"" first "Z\","
      next
    }
    $0 == "@written@" { print "  \"written\" : " json(ENVIRON["written"]); next }
    $0 == "@shards@" { shards(); next }
    { print }
    END { if (bad) exit 1 }
    function shards(   i, node, plan, slots, told, live, replicas) {
      print "  \"shards\" : ["
      for (i = 1; i <= n; i++) {
        node = nodes == 1 ? only_node : shard[i]
        plan = planned == 1 ? only_planned : shard[i]
        slots = node_slots[node] != "" ? node_slots[node] : plan_slots[plan]
        told = known(node_replicas[node]) ? node_replicas[node] : ""
        live = plan_replicas[plan]
        if (ENVIRON["draft_cluster"] == "true") replicas = told != "" ? told : live
        else replicas = live != "" ? live : told
        print "    {"
        print "      \"bytes\" : " (bytes[i] + 0 == bytes[i] ? bytes[i] : "0") ","
        if (checksum[i] != "") print "      \"checksum\" : \"" checksum[i] "\","
        print "      \"id\" : " json(shard[i]) ","
        print "      \"key\" : \"" ENVIRON["key_start"] shard[i] ".rdb\","
        print "      \"replicas\" : " replicas + 0 ","
        printf "      \"slots\" : %s", json(slots)
        if (node_time[node] != "") printf ",\n      \"snapshotTime\" : \"%s\"", node_time[node]
        print "\n    }" (i < n ? "," : "")
      }
      print "  ],"
    }' part=1 "$work/snapshot" part=2 "$work/planned" part=3 "$work/copied" \
    part=4 "$work/template" >"$work/manifest" ||
    give_up 24 'the manifest could not be made'
}

# FILE: all but the moment it was written.
undated() { sed '/^  "written" : /d' "$1"; }

# REGION BUCKET KEY OWNER: writes $work/manifest there, unless an equal one is there already.
put_manifest() {
  if [ "$dry" = no ]; then
    if read_manifest "$@"; then
      say '   there already'
      put_digest "$@" "$work/there"
      return 0
    fi
  fi
  put_digest "$@" "$work/manifest"
  change "$1" s3api put-object --bucket "$2" --key "$3" --body "$work/manifest" \
    --content-type application/json --server-side-encryption AES256 --if-none-match '*' \
    --expected-bucket-owner "$4"
  [ "$dry" = no ] || return 0
  read_manifest "$@" || {
    [ "$sent" = refused ] || give_up 21 "the manifest was sent and is not there. $again"
    give_up "$refusal_code" "the manifest was not written: $refusal_words"
  }
}

# REGION BUCKET KEY OWNER FILE: the digest of that file, beside the manifest.
put_digest() {
  if [ "$dry" = no ]; then
    printf '%s  manifest.json\n' "$(sha256 "$5")" >"$work/digest"
    if ask "$1" s3api get-object --bucket "$2" --key "$3.sha256" \
      --expected-bucket-owner "$4" "$work/digest_there"; then
      if cmp -s "$work/digest" "$work/digest_there"; then
        return 0
      fi
    fi
  fi
  change "$1" s3api put-object --bucket "$2" --key "$3.sha256" --body "$work/digest" \
    --content-type text/plain --server-side-encryption AES256 --expected-bucket-owner "$4"
  [ "$dry" = no ] || return 0
  [ "$sent" = taken ] ||
    give_up "$refusal_code" "the manifest's digest was not written: $refusal_words"
}

# FILE: its SHA-256, with what there is to reckon it.
sha256() {
  if command -v sha256sum >/dev/null; then
    sha256sum <"$1" | cut -c 1-64
  else
    shasum -a 256 <"$1" | cut -c 1-64
  fi
}

# The same: 1 when there is none; another one than ours ends it.
read_manifest() {
  if ask "$1" s3api get-object --bucket "$2" --key "$3" --expected-bucket-owner "$4" \
    "$work/there"; then
    if [ "$(undated "$work/there")" = "$(undated "$work/manifest")" ]; then
      return 0
    fi
    give_up 24 "another manifest is there already: $3; it was left alone"
  fi
  [ "$asked" = 1 ] || {
    code_of
    give_up "$code" "$2/$3: $trouble"
  }
  return 1
}

# REGION SNAPSHOT CACHE: it is available, unless an earlier run has come further already.
check_source() {
  [ "$dry" = no ] || return 0
  if ask "$1" elasticache describe-snapshots --snapshot-name "$2" \
    --query 'Snapshots[0].SnapshotStatus' && [ "$answer" != None ]; then
    say "snapshot $2 is there already, of an earlier run; going on from there"
    return 0
  fi
  ask "$1" elasticache describe-replication-groups --replication-group-id "$3" \
    --query 'ReplicationGroups[0].Status' || {
    code_of
    give_up "$code" "replication group $3 in $1: $trouble"
  }
  [ "$answer" = available ] || give_up 11 "replication group $3 is $answer; wait, then try again"
}

# REGION BUCKET OWNER: it is there and the account's own.
check_bucket() {
  [ "$dry" = no ] || return 0
  ask "$1" s3api head-bucket --bucket "$2" --expected-bucket-owner "$3" ||
    give_up 11 "bucket $2 in $1: $trouble"
}
