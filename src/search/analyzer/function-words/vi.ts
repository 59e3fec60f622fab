/** Syllables, as the script puts a space between them: those that seldom make part of another word. */
export const vietnamese = `
các những một mỗi mọi này kia đó ấy
tôi tao ta tớ mày nó hắn họ chúng mình
ai gì nào đâu khi bao nhiêu mấy thế vậy
là được bị có đã đang sẽ vẫn từng phải hãy
và hoặc nhưng mà thì nếu vì bởi nên rằng tuy
của cho với từ đến tới trong ngoài trên dưới ở tại về theo bằng để do vào ra giữa qua như
không chưa cũng chỉ rất quá lắm hơn nhất càng còn lại đều cùng nữa rồi
`
