// A script of its own, run before the first paint: a chosen theme must not flash. Without a choice the system decides.
{
  const chosen = /(?:^|; )qiao_theme=(qiao|qiao-night)(?:;|$)/.exec(document.cookie)?.[1]
  if (chosen) document.documentElement.dataset.theme = chosen
}
