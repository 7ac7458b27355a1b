// ws, the usual WebSocket library of Node, as its documentation broadcasts: what one says, all of the board hear.
import { WebSocket, WebSocketServer } from "ws";

const boards = new Map();
const server = new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1", backlog: 4096 });

server.on("connection", (socket, request) => {
  const board = boards.get(request.url) ?? new Set();
  boards.set(request.url, board.add(socket));
  socket.on("message", (data, binary) => {
    for (const other of board) if (other.readyState === WebSocket.OPEN) other.send(data, { binary });
  });
  socket.on("close", () => board.delete(socket));
  socket.on("error", () => {});
});
