"""What people take home: files made from what one viewer may see of a session. Pure: state in, bytes or text out."""
