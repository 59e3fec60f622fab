import type { Lexicon } from './lexicon.ts'

export const english: Lexicon = {
  language: 'en',
  operators: {
    count:
      'how many|number of|numbers of|total number of|the number|overall number of|count of|count|counts of|counts|counting|how often|amount of|quantity of|no of|tally|tally of|total count of|total count',
    distinct:
      'distinct|unique|different|separate|individual|various|unique values of|distinct values of|different values of|values of',
    list: 'rank|ranking of|list|list all|show|show me|give me|name|enumerate|display|print|give|get|fetch|list out|list of|give me a list of|list me',
    which: 'which|what|whats|how much',
    who: 'who|whose',
    most: 'most|the most|highest number of|largest number of|greatest number of|maximum number of|biggest number of|highest count of|largest count of|max number of|highest amount of|more than any other',
    least:
      'least|fewest|lowest number of|smallest number of|minimum number of|lowest count of|least number of|fewest number of',
    common:
      'most common|commonest|most frequent|most frequently|most often|most popular|most prevalent|most widespread|most commonly used|used most often|used most|used most frequently|most often used|most used|most commonly|dominant|predominant|mode of|mode|most frequently occurring|most commonly occurring|most numerous|most typical|prevalent|frequent|common|often|frequently',
    rare: 'least common|least frequent|least frequently|least often|rarest|least popular|least used|least commonly used|rare|most rare',
    top: 'top|leading|best',
    bottom: 'bottom|worst',
    highest: 'highest|maximum|max|largest|biggest|greatest|top most|longest|tallest',
    lowest: 'lowest|minimum|min|smallest|shortest',
    latest: 'latest|newest|most recent|last date|last',
    earliest: 'earliest|first date|first',
    oldest: 'oldest',
    youngest: 'youngest',
    cheapest: 'cheapest|least expensive',
    average:
      'average|avg|mean|on average|an average of|average number of|average of|mean number of|average count of|average amount of|typical|typically',
    median: 'median|median number of|median of',
    sum: 'sum|sum of|total|total of|total amount of|combined|sum up|add up',
    share:
      'share|share of|percentage|percentage of|percent|percent of|proportion|proportion of|fraction|fraction of|what part of|%|% of|pct',
    distribution:
      'distribution|distribution of|distributed|distributions|breakdown|breakdown of|break down|broken down|spread|spread of|histogram|histogram of|composition of|composition|split of|split up|distribute|frequencies of|frequency of|frequencies|frequency',
    per: 'per|by|for each|each|for every|every|across|grouped by|group by|in each|in every|within each|of each|of every|for the different|for different|over all|with each|among|amongst|across all|across the|split by|broken down by|sorted by|according to|depending on|with respect to|ranked by|by each',
    difference:
      'difference between|difference in|difference in the number of|difference of|difference|how many more|how many fewer|how much more|how much less|how much higher|how much lower|by how much|how many less',
    ratio:
      'ratio of|ratio between|ratio|ratio of the number of|how many times more|how many times as many|how many times',
    compare: 'vs|versus|compare|comparison of|comparison between|compared to|compared with',
    not: 'no|not|without|lack|lacks|lacking|never|except|excluding|other than|apart from|none|zero|neither',
    have: 'point to|points to|pointing to|has|have|having|with|had|own|owns|got|possess',
    contain: 'contain|contains|containing|include|includes|including',
    range: 'range|range of|lowest and highest|highest and lowest|minimum and maximum|min and max|smallest and largest',
    length:
      'length|lengths|length of|length in characters of|length in characters|in characters|characters|character|chars|character count|character length|number of characters|number of characters in|how many characters|characters long|how long is|how long are',
    repeated: 'duplicated|duplicate|duplicates|repeated|repeat|repeats|several times|multiple times|more than one time',
    starts:
      'start with|starts with|starting with|begin with|begins with|beginning with|start with the letter|starts with the letter|starting with the letter|begin with the letter|begins with the letter|beginning with the letter|start with the word|starts with the word',
    ends: 'end with|ends with|ending with|end in|ends in|ending in|end with the letter|ends with the letter',
    size: 'how big is the dataset|how big is this dataset|how big is the data set|how big is the data|how big is the file|how big is this file|how big is the table|how big is this table|how big is the csv|how large is the dataset|how large is this dataset|how large is the file|how large is this file|how large is the table|how large is this table|how large is the data|how large is the csv|size of the dataset|size of this dataset|size of the file|size of this file|size of the table|size of the data|dataset size|table size|file size',
    price:
      'how much is|how much are|how much does|how much do|how expensive is|how expensive are|how much did|how much was',
    more: 'more than|more|over|after|later than|above|greater than|exceeding|exceeds|exceed|higher than|larger than|bigger than|upwards of|greater',
    less: 'less than|fewer than|fewer|less|under|below|lower than|smaller than|lower',
    'at-least': 'at least|minimum of|no less than|no fewer than|not less than|not fewer than',
    'at-most': 'at most|maximum of|no more than|not more than|up to',
    'or-more': 'or more|or above|or higher|or over|and more|and above',
    'or-less': 'or less|or fewer|or below|or lower|or under',
    exactly: 'exactly|precisely|only|just|equal to|equals',
    between: 'between',
    since: 'since|starting in|starting from',
    before: 'before|earlier than|prior to',
    missing: 'missing|empty|blank|null|unset|undefined|no value|unknown|blanks',
    and: 'and|as well as|plus',
    or: 'or|nor',
    mention:
      'mention|mentions|mentioned|mentioning|talk about|talks about|talking about|speak about|speaks about|refer to|refers to|referring to|reference|references|discuss|discusses|discussing|contain the word|contains the word|contain the words|contains the words|contain the phrase|contains the phrase|containing the word|containing the phrase|contain the text|contains the text|containing the text|include the word|includes the word|use the word|uses the word|say|says|say about|says about|said about|saying about|think of|think about|thinks of|write about|writes about|that say|with the word|with the phrase|with the words|have the word|has the word|with the text|matching the text',
    offer:
      'use|uses|using|used|offer|offers|offering|sell|sells|selling|provide|provides|providing|support|supports|accept|accepts|ship|ships|make|makes|produce|produces|work with|works with|deal with|deals with|specialize in|specializes in|specialise in|specialises in|deal in',
    columns:
      'is this dataset about|is this data about|is this file about|is this table about|is in this file|is in this dataset|is in the file|is in the dataset|is in the data|is in this table|is in the table|describe the data|describe the dataset|describe this dataset|describe this file|describe the file|describe the table|overview|overview of the data|summary of the file|summary of this file|summary of the data|summary of this data|summary of the dataset|summary of this dataset|summary of the table|summary of this table|summarize the file|summarize this file|summarize the data|summarize this data|summarise this file|summarise the file|schema|structure of the data|columns|column|fields|field|variables|attributes|column names|field names|headers of the file',
    rows: 'rows|row|records|record|entries|entry|lines|line|observations|data points|data rows',
    prose:
      'why|how come|about|in business|when|where|how long|how old|how far|how do|how does|how can|how did|meaning of|explain|describe|summarize|summarise|summary|advice|recommend|best way|how to',
  },
  asking:
    'how long|how far|how old|how tall|how big|how large|how deep|how heavy|how fast|how often|what time|at what time|what kind of|what kinds of|what sort of|what type of|how come|how much',
  skipped:
    'a an the both of in on at to for from is are was were be been being am do does did doing there here this that these those it its itself i you we they he she me my our your us their his her them one ones please pls plz kindly can could would will shall should may might must tell want know need let see all any some overall altogether totally dataset csv spreadsheet corpus exist exists existing occur occurs occurring occurred appear appears appearing appeared found find present available represented listed included contained so ok okay hi hello hey thanks thank now then shows showed shown called named as than also how many whole entire belong belongs belonging come comes if which who has go happen happens seen such s re out up like into within throughout each other actually really exactly quickly again mostly usually together back gimme lemme wanna across',
  tableWords:
    'scraped crawled collected recorded registered logged data table file sheet collection set database value values kind sort way terms total full complete given hold holds holding stored made look inside well known currently',
  beforeName:
    'does do did is are was were has have had of about at from by for can will would should with to in on called named company the',
  expected: [
    ['phone', 'phone|telephone|phone number|fax|call|mobile number|tel|hotline'],
    ['mail', 'email|e mail|mail address|email address|mail'],
    [
      'hours',
      'opening hours|business hours|open hours|office hours|opening times|what time|what hours|working hours|hours of operation|opening time|closing time',
    ],
    ['money', 'how much|price|prices|cost|costs|how expensive|fee|fees|pricing|revenue|salary|turnover|worth'],
    [
      'duration',
      'how long|how many years|how many months|how many weeks|how many days|how many hours|how many minutes|how old|duration|in business',
    ],
    ['person', 'who founded|who established|who started|who created|founder|founders|cofounder|founded by'],
    [
      'time',
      'when|what year|which year|what date|which date|since when|what day|what month|in what year|founded|established|what century',
    ],
    ['reason', 'why|how come|reason|reasons|what caused'],
    [
      'person',
      'ceo|cto|cfo|founder|founders|owner|president|director|chairman|whose|whom|who is|who was|who are|who were|who founded|who wrote|who created|who invented|who runs|who leads|who owns|who started|who did|who led|who won|who has|who made|who',
    ],
    [
      'place',
      'where|address|located|location|headquarters|headquartered|hq|which city|what city|which country|what country|what state|which state',
    ],
    [
      'number',
      'how many|number of|how much|how far|how tall|how big|how large|percentage|percent|what percentage|employees',
    ],
    [
      'definition',
      '^what does|^what do|^what is|^what are|^what s|tell me about|describe|^who is|^explain|what kind of company|definition|^about|summarize|summarise|what was|business model|mean|means',
    ],
    [
      'list',
      'list|^which|what services|what products|what kinds|what types|services|products|name the|name all|enumerate|what are the',
    ],
    ['yes-no', '^is|^are|^does|^do|^did|^can|^could|^has|^have|^had|^was|^were|^will|^would|^should'],
  ],
}
