// The engine as the board needs it: a game of one scene, its camera, and images. Its loader, tweens, clocks, sounds and input are not sent.
// What has no name here puts itself on the list of what every scene has; the engine's modules lie in rings, so the renderers go before the game.
import BlendModes from 'phaser/src/renderer/BlendModes.js'
import 'phaser/src/cameras/2d/CameraManager.js'
import 'phaser/src/events/EventEmitter.js'
import 'phaser/src/gameobjects/DisplayList.js'
import 'phaser/src/gameobjects/GameObjectFactory.js'
import 'phaser/src/gameobjects/UpdateList.js'
import 'phaser/src/gameobjects/image/ImageFactory.js'
import 'phaser/src/renderer/index.js'
import 'phaser/src/scene/ScenePlugin.js'
import CONST from 'phaser/src/const.js'
import Events from 'phaser/src/core/events/index.js'
import Game from 'phaser/src/core/Game.js'
import Scale from 'phaser/src/scale/const/SCALE_MODE_CONST.js'
import Scene from 'phaser/src/scene/Scene.js'

export default { ...CONST, BlendModes, Core: { Events }, Game, Scale, Scene }
