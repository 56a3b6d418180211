# What zsh offers after a key press on Tab: `zsh -f zsh-complete.zsh FOLDER 'bannerline re'`, where FOLDER holds _bannerline.
# A shell of its own runs behind a pseudo terminal, in which compadd also prints what it is given.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word; bindkey '^U' kill-buffer"
zpty -w shell "compadd() { local -a found; [[ \" \$* \" == *' -'[OAD]' '* ]] || { builtin compadd -A found \"\$@\"; print -rl -- \${found/#/offer:} }; builtin compadd \"\$@\" }"
# Until the line editor reads the keys, the terminal would take some of them for itself.
zpty -w shell "PROMPT='rea''dy> '"
zpty -r -m shell text '*ready>*'
zpty -n -w shell "$2"$'\t'
# Keys are dealt with in their order: when this is printed, the completion is done.
zpty -n -w shell $'\C-u'"print do''ne"$'\n'
zpty -r -m shell text '*done*'
print -r -- ${text//$'\r'/} | grep -o 'offer:[A-Za-z._-]*' | cut -d: -f2 | sort -u
zpty -d shell
