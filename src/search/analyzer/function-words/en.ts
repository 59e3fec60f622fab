export const english = `
a an the this that these those some any each every either neither both all such same other another
i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
we us our ours ourselves they them their theirs themselves one ones
who whom whose which what when where why how whether
am is are was were be been being do does did done doing have has had having
will would shall should can could may might must ought
and or but nor so yet if then else than as because while although though unless until since
of at by for with about against between into through during before after above below to from up down in out on off over under
upon within without among across along around behind beside besides beyond toward towards via per
not no only very too also just there here again once more most much many few own
s t d m ll re ve don didn doesn isn aren wasn weren hasn haven hadn won wouldn shouldn couldn
`
