"""What is drawn into pictures: letters, colours and the programme's mark."""
