// socket.io: a board is a room.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });

io.on("connection", (socket) => {
  let board = "";
  socket.on("join", (name) => {
    board = name;
    socket.join(board);
  });
  socket.on("move", (move) => io.to(board).emit("move", move));
});
http.listen(Number(process.env.PORT), "127.0.0.1", 4096);
