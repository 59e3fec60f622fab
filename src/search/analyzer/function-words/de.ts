export const german = `
der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen
ich mich mir mein meine meiner meines meinem meinen du dich dir dein deine deiner er ihn ihm sein seine seiner seines seinem seinen
sie ihr ihre ihrer ihres ihrem ihren es wir uns unser unsere unserer unseres unserem unseren euch euer eure man sich
dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden welcher welche welches welchem welchen
wer wen wem wessen was wann wo woher wohin warum wieso weshalb wie wieviel ob
bin bist ist sind seid war waren wäre wären gewesen sein habe hast hat haben hatte hatten hätte werde wird werden wurde wurden worden würde würden
kann können konnte könnte muss müssen musste soll sollen sollte will wollen wollte darf dürfen mag mögen möchte gibt
und oder aber denn sondern doch als wenn dass daß weil damit obwohl während bevor nachdem sowie
in im ins an am ans auf aus bei beim bis durch für gegen mit nach ohne über um unter von vom vor zu zum zur zwischen hinter neben seit
nicht auch nur noch schon sehr so da dann dort hier mehr etwa etwas alle allem allen aller alles viel viele
`
