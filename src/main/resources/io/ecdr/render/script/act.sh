
# Between two looks of a step with one call, or none.
pause() {
  if [ "$dry" = yes ]; then
    rehearsed=0
    return 0
  fi
  [ "$state" = unreadable ] || blind=''
  case $state in
    failed)
      events "$home" replication-group "$cache"
      give_up "$failed" "$seen${hint:+. $hint}"
      ;;
    unreadable) blinded ;;
    busy)
      missing=''
      [ "$sent" = no ] || sent=taken
      ;;
    absent)
      case $sent in
        refused) refused ;;
        doubt)
          if [ $(($(now) - sent_at)) -ge 30 ]; then
            give_up 21 "the answer was lost, and since then $seen. $again"
          fi
          ;;
        taken)
          missing=${missing:-$(now)}
          if [ $(($(now) - missing)) -ge 300 ]; then
            events "$home" replication-group "$cache"
            give_up 24 "the call was taken on, but $seen"
          fi
          ;;
      esac
      ;;
  esac
  sleep_a_little
  [ "$wait" -ge 15 ] || wait=$((wait * 2))
}

# A refused call did nothing, so it may be sent again where only the time was wrong, and where it
# never got through.
refused() {
  case $refusal in
    Invalid*State* | Throttl* | RequestLimitExceeded | TooManyRequests* | SlowDown)
      if [ $(($(now) - started)) -ge 1800 ]; then
        give_up "$refusal_code" "refused for 30 minutes: $refusal_words"
      fi
      sent=no
      seen="trying again: $refusal_words"
      ;;
    InsufficientCacheClusterCapacity)
      if [ "$choice" -ge "$choices" ]; then
        give_up "$refusal_code" "refused: $refusal_words. $again"
      fi
      choice=$((choice + 1))
      sent=no
      seen="trying what was named next: $refusal_words"
      ;;
    *AlreadyExists*)
      if [ $(($(now) - sent_at)) -ge 30 ]; then
        give_up 24 "refused: $refusal_words, but $seen"
      fi
      ;;
    *) give_up "$refusal_code" "refused: $refusal_words. $again" ;;
  esac
}
